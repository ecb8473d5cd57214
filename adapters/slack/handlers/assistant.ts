import { Assistant } from '@slack/bolt';
import { format, type SlackTextKey } from '../locales/index.ts';
import { describeError } from '../transport/log.ts';
import type { SlackContext } from './context.ts';
import { answerDirectly } from './conversation.ts';
import { viewedConversations } from './viewed-conversations.ts';

/** A question that Slack offers in the assistant: its title, and the line that it sends. */
interface SuggestedPrompt {
  readonly title: SlackTextKey;
  readonly line: string;
}

/** What is offered; Slack shows four at most. */
export const SUGGESTED: readonly SuggestedPrompt[] = [
  { title: 'assistant.board', line: 'status' },
  { title: 'assistant.week', line: 'digest weekly' },
  { title: 'assistant.channels', line: 'channels' },
  { title: 'assistant.help', line: 'help' },
];

/**
 * Slack's assistant, in both of its forms: threads of their own (`assistant_view`), and the app's messages (`agent_view`). Prompts are
 * offered when it is opened, and the conversation that the person has in view is remembered: questions are about that one.
 */
export function registerAssistantHandlers(slack: SlackContext): void {
  const viewed = viewedConversations(slack.cache);
  slack.app.assistant(
    new Assistant({
      threadContextStore: {
        get: async ({ payload }) => viewed.contextOf(payload),
        save: async ({ payload }) => viewed.saveContextOf(payload),
      },
      async threadStarted({ event, body, saveThreadContext }) {
        const { user_id: user, channel_id: channel, thread_ts: thread } = event.assistant_thread;
        await slack.run(body.event_id, async () => {
          await saveThreadContext();
          await suggest(slack, user, { channel_id: channel, thread_ts: thread });
        });
      },
      userMessage: ({ message, body }) => answerDirectly(slack, message, body.event_id),
    }),
  );
  slack.app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'messages') return;
    await slack.run(body.event_id, async () => {
      await viewed.saveEntities(event.channel, event.context);
      await suggest(slack, event.user, { channel_id: event.channel });
    });
  });
  slack.app.event('app_context_changed', async ({ event, body }) => {
    await slack.run(body.event_id, () => viewed.saveEntities(event.channel, event.context));
  });
}

/** Offers prompts. A workspace without the assistant, or an app without its permission, does without. */
async function suggest(
  slack: SlackContext,
  user: string,
  place: { readonly channel_id: string; readonly thread_ts?: string },
): Promise<void> {
  const { language } = await slack.users.read(user);
  const prompts = SUGGESTED.map(({ title, line }) => ({ title: format(language, title), message: line }));
  try {
    await slack.client.assistant.threads.setSuggestedPrompts({
      ...place,
      title: format(language, 'assistant.title'),
      prompts,
    });
  } catch (error) {
    slack.log.debug({ reason: describeError(error) }, 'slack: no prompts could be suggested');
  }
}
