import type { MessageShortcut } from '@slack/bolt';
import { BackchannelError, commands } from '../../../src/index.ts';
import { say } from '../locales/index.ts';
import { words } from '../transport/log.ts';
import type { SlackContext } from './context.ts';
import { reply } from './reply.ts';
import { linksIn } from './typed-text.ts';
import type { SlackUser } from './user.ts';

/** The shortcut on a message that asks what its link says. */
export const READ_LINK = 'read-link';

/** So many links of one message are looked up. */
const MAX_LINKS = 3;

/** Looks up the articles that a message links to; reads one in where it is not known and the operator allows it. */
export function registerLinkHandlers(room: SlackContext): void {
  room.app.shortcut<MessageShortcut>(
    { callback_id: READ_LINK, type: 'message_action' },
    async ({ ack, shortcut, respond }) => {
      await ack();
      await room.handle(shortcut.trigger_id, async () => {
        const reader = await room.readers.read(shortcut.user.id);
        const urls = linksIn(shortcut.message).slice(0, MAX_LINKS);
        const channel = shortcut.channel.id;
        const found = await Promise.all(urls.map((url) => lookUp(room, url, reader, channel)));
        const none = urls.length === 0 ? [room.speaker.fail(noLink(reader), reader.language)] : [];
        for (const payload of [...none, ...found]) await reply(room, respond, payload, 'asker');
      });
    },
  );
}

async function lookUp(room: SlackContext, url: string, reader: SlackUser, channel: string) {
  const { language } = reader;
  try {
    const brief = (await knownTo(room, url)) ?? (await readIn(room, url, reader));
    const ask = { brief, line: `${articleCommand()} ${url}`, page: 1 };
    return await room.speaker.answer(ask, { language, channel, postable: !channel.startsWith('D') });
  } catch (error) {
    return room.speaker.fail(error, language);
  }
}

/** The brief of the first engine that has the article, best one that found events in it. */
async function knownTo({ engines }: SlackContext, url: string): Promise<string | undefined> {
  const readings = await Promise.all(
    engines.map(async (engine) => ({ engine, reading: await engine.article(url) })),
  );
  const known = readings.filter(({ reading }) => reading !== undefined);
  const best = known.find(({ reading }) => (reading?.events.length ?? 0) > 0) ?? known[0];
  return best?.engine.brief.name;
}

/** Reads the link in where that is allowed. @throws NOT_FOUND */
async function readIn(room: SlackContext, url: string, { language }: SlackUser): Promise<string | undefined> {
  if (!room.config.readLinks) {
    throw new BackchannelError(
      'NOT_FOUND',
      say(language, 'link.unread', { url }),
      say(language, 'link.unread.remedy'),
    );
  }
  try {
    await room.readLink(url);
  } catch (error) {
    room.log.warn(`A link could not be read: ${words(error)}`);
    const remedy = say(language, 'link.unread.remedy');
    throw new BackchannelError('NOT_FOUND', say(language, 'link.failed', { url }), remedy, { cause: error });
  }
  return knownTo(room, url);
}

/** The name of the command that shows an article. */
function articleCommand(): string {
  const command = commands.find(({ parameters }) =>
    parameters.some(({ kind, positional }) => kind === 'article' && positional),
  );
  return command?.name ?? 'article';
}

function noLink({ language }: SlackUser): BackchannelError {
  return new BackchannelError('NOT_FOUND', say(language, 'link.none'), say(language, 'link.none.remedy'));
}
