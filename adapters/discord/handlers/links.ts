import type { APIMessage } from 'discord.js';
import { say } from '../locales/index.ts';
import { type Showing, showAnswer } from './answers.ts';
import type { DiscordContext } from './interaction-response.ts';
import { notice } from './notice.ts';

/** So many links of a message are looked up. */
const MAX_LINKS = 5;

/** Addresses on the web in a message and its embeds, in order, each once. Signs that end a sentence or a bracket are no part of them. */
export function linksIn({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>): readonly string[] {
  const written = content.match(/https?:\/\/[^\s<>|"'，。；：！？、（）《》「」『』]+/g) ?? [];
  const trimmed = written.map((link) => link.replace(/[)\]}.,;:!?]+$/u, ''));
  const embedded = (embeds ?? []).flatMap(({ url }) => url ?? []);
  return [...new Set([...trimmed, ...embedded])].filter((link) => URL.canParse(link)).slice(0, MAX_LINKS);
}

/** Looks up the article that a message links to: the first of its links that is known; where none is, tells so of the first. */
export async function showArticle(
  room: DiscordContext,
  showing: Showing,
  brief: string,
  message: Pick<APIMessage, 'content' | 'embeds'> | undefined,
): Promise<void> {
  const links = message === undefined ? [] : linksIn(message);
  const [first] = links;
  if (first === undefined) {
    const { language } = showing.asker;
    await showing.talk.tell(notice(language, say(language, 'menu.lookup'), say(language, 'menu.none')));
    return;
  }
  const engine = room.context.engines.find((one) => one.brief.name === brief);
  let known: string | undefined;
  for (const link of links) if (known === undefined && (await engine?.article(link))) known = link;
  await showAnswer(room, showing, {
    brief,
    question: { command: 'article', args: { article: known ?? first } },
  });
}
