import type { KnownEventFromType } from '@slack/bolt';
import { format } from '../locales/index.ts';
import { unescapeText } from '../render/text.ts';
import { describeError } from '../transport/log.ts';
import type { SlackContext } from './context.ts';
import { post } from './reply.ts';
import { viewedConversations } from './viewed-conversations.ts';

/** Questions in words: mentions, answered in their thread, and direct messages. */
export function registerConversationHandlers(slack: SlackContext): void {
  slack.app.event('app_mention', async ({ event, body }) => {
    const { user, text, channel: conversation } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const thread = event.thread_ts ?? event.ts;
    await slack.run(body.event_id, () => answerLine(slack, { user, text, conversation, thread }));
  });
  slack.app.message(({ message, body }) => answerDirectly(slack, message, body.event_id));
}

/** Answers a direct message; other conversations are not read. A status stands below the question until the answer is there. */
export async function answerDirectly(
  slack: SlackContext,
  message: KnownEventFromType<'message'>,
  event: string,
): Promise<void> {
  if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id !== undefined) return;
  const { user, text = '', channel: conversation, ts, thread_ts: thread } = message;
  await slack.run(event, async () => {
    const { language } = await slack.users.read(user);
    const at = { channel_id: conversation, thread_ts: thread ?? ts };
    await showStatus(slack, { ...at, status: format(language, 'assistant.busy') });
    const about = await viewedConversations(slack.cache).find(conversation);
    await answerLine(slack, { user, text, conversation, thread, about });
    // Slack clears the status by itself only where the answer is in the thread.
    if (thread === undefined) await showStatus(slack, { ...at, status: '' });
  });
}

/** Shows what the app does. A workspace without the assistant, or an app without its permission, shows nothing. */
async function showStatus(
  slack: SlackContext,
  status: Parameters<SlackContext['client']['assistant']['threads']['setStatus']>[0],
): Promise<void> {
  try {
    await slack.client.assistant.threads.setStatus(status);
  } catch (error) {
    slack.log.debug({ reason: describeError(error) }, 'slack: no status could be shown');
  }
}

interface TypedMessage {
  readonly user: string;
  readonly text: string;
  readonly conversation: string;
  readonly thread: string | undefined;
  /** The conversation that the question is about, if it is another one. */
  readonly about?: string | undefined;
}

async function answerLine(
  slack: SlackContext,
  { user, text, conversation, thread, about }: TypedMessage,
): Promise<void> {
  const { language } = await slack.users.read(user);
  const typed = unescapeText(text);
  const brief = briefNamed(slack, typed) ?? slack.answers.engine(undefined).brief.name;
  const question = { brief, line: typed === '' ? `/${brief}` : typed, page: 1 };
  const payload = await slack.answers.answer(question, { language, conversation: about ?? conversation });
  await post(slack, { conversation, thread }, payload);
}

/** The brief whose name begins a line. */
function briefNamed({ engines }: SlackContext, line: string): string | undefined {
  const [first = ''] = line.toLowerCase().replace(/^\//, '').split(' ');
  return engines.find(({ brief }) => brief.name.toLowerCase() === first)?.brief.name;
}
