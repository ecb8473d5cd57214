import type { APIMessage } from 'discord.js';
import { lookUpLinks, webLinks } from '../../shared/links.ts';
import { firstPage } from '../render/index.ts';
import { describeError } from '../transport/errors.ts';
import { type ShowOptions, showAnswer } from './answers.ts';
import type { DiscordContext } from './context.ts';

/** Web addresses in a message and its embeds, in order, each once, without punctuation that ends a sentence or a bracket. */
export function linksIn({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>): readonly string[] {
  const written = content.match(/https?:\/\/[^\s<>|"'，。；：！？、（）《》「」『』]+/g) ?? [];
  const trimmed = written.map((link) => link.replace(/(?<![)\]}.,;:!?])[)\]}.,;:!?]+$/u, ''));
  const embedded = (embeds ?? []).flatMap(({ url }) => url ?? []);
  return webLinks([...trimmed, ...embedded]);
}

/** Looks up the article that a message links to, in one brief. */
export async function showArticle(
  discord: DiscordContext,
  options: ShowOptions,
  brief: string,
  message: Pick<APIMessage, 'content' | 'embeds'> | undefined,
): Promise<void> {
  const { language } = options.user;
  const engines = discord.engines.filter((one) => one.brief.name === brief);
  const lookup = { engines, readLink: undefined, describeError, log: discord.log };
  const links = message === undefined ? [] : linksIn(message);
  await lookUpLinks(lookup, links, language).then(
    ({ line }) => showAnswer(discord, options, { brief, question: line }),
    (error: unknown) => options.response.show(firstPage(discord.questions.explain(error, language))),
  );
}
