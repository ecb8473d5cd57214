import type { SlackContext } from './context.ts';
import { post } from './reply.ts';
import { unescapeText } from './typed-text.ts';

/** Questions in words: mentions in channels, answered in their thread, and direct messages. */
export function registerConversationHandlers(room: SlackContext): void {
  room.app.event('app_mention', async ({ event, body }) => {
    const { user, text, channel } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const thread = event.thread_ts ?? event.ts;
    await room.handle(body.event_id, () => answerLine(room, { user, text, channel, thread }));
  });
  room.app.message(async ({ message, body }) => {
    // Only direct messages are for us: what is said in channels is not read.
    if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id !== undefined)
      return;
    const { user, text = '', channel, thread_ts: thread } = message;
    await room.handle(body.event_id, () => answerLine(room, { user, text, channel, thread }));
  });
}

interface Said {
  readonly user: string;
  readonly text: string;
  readonly channel: string;
  readonly thread: string | undefined;
}

async function answerLine(room: SlackContext, { user, text, channel, thread }: Said): Promise<void> {
  const { language } = await room.readers.read(user);
  const typed = unescapeText(text);
  const brief = briefNamed(room, typed);
  const line = typed === '' ? `/${brief ?? room.speaker.engine(undefined).brief.name}` : typed;
  const ask = { brief: brief ?? room.speaker.engine(undefined).brief.name, line, page: 1 };
  const payload = await room.speaker.answer(ask, { language, channel });
  await post(room, { channel, thread }, payload);
}

/** The brief whose name stands in front of a line. */
function briefNamed({ engines }: SlackContext, line: string): string | undefined {
  const [first = ''] = line.toLowerCase().replace(/^\//, '').split(' ');
  return engines.find(({ brief }) => brief.name.toLowerCase() === first)?.brief.name;
}
