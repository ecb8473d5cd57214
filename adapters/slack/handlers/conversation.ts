import { unescapeText } from '../render/text.ts';
import type { SlackContext } from './context.ts';
import { post } from './reply.ts';

/** Questions in words: mentions, answered in their thread, and direct messages. */
export function registerConversationHandlers(slack: SlackContext): void {
  slack.app.event('app_mention', async ({ event, body }) => {
    const { user, text, channel: conversation } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const thread = event.thread_ts ?? event.ts;
    await slack.run(body.event_id, () => answerLine(slack, { user, text, conversation, thread }));
  });
  slack.app.message(async ({ message, body }) => {
    // Only direct messages are for the app: other conversations are not read.
    if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id !== undefined)
      return;
    const { user, text = '', channel: conversation, thread_ts: thread } = message;
    await slack.run(body.event_id, () => answerLine(slack, { user, text, conversation, thread }));
  });
}

interface TypedMessage {
  readonly user: string;
  readonly text: string;
  readonly conversation: string;
  readonly thread: string | undefined;
}

async function answerLine(
  slack: SlackContext,
  { user, text, conversation, thread }: TypedMessage,
): Promise<void> {
  const { language } = await slack.users.read(user);
  const typed = unescapeText(text);
  const brief = briefNamed(slack, typed) ?? slack.answers.engine(undefined).brief.name;
  const question = { brief, line: typed === '' ? `/${brief}` : typed, page: 1 };
  const payload = await slack.answers.answer(question, { language, conversation });
  await post(slack, { conversation, thread }, payload);
}

/** The brief whose name begins a line. */
function briefNamed({ engines }: SlackContext, line: string): string | undefined {
  const [first = ''] = line.toLowerCase().replace(/^\//, '').split(' ');
  return engines.find(({ brief }) => brief.name.toLowerCase() === first)?.brief.name;
}
