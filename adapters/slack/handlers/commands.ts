import { commands } from '../../../src/index.ts';
import { unescapeText } from '../render/text.ts';
import { showPending } from '../review/handlers.ts';
import { openForm } from '../subscriptions/open-form.ts';
import type { SlackContext } from './context.ts';
import { reply } from './reply.ts';

/** The words that open the subscription form and list the claims that wait, unless the engine has commands of these names. */
const SUBSCRIBE = 'subscribe';
const REVIEW = 'review';

/** Each brief's slash command: acknowledged at once, answered to the user who asked. */
export function registerCommandHandlers(slack: SlackContext): void {
  for (const { brief } of slack.engines) {
    slack.app.command(`/${brief.name}`, async ({ ack, command, respond }) => {
      await ack();
      const { trigger_id: trigger, channel_id: conversation } = command;
      await slack.run(trigger, async () => {
        const user = await slack.users.read(command.user_id);
        const line = unescapeText(command.text);
        if (means(REVIEW, line)) return showPending(slack, { brief: brief.name, user, respond });
        if (means(SUBSCRIBE, line))
          return openForm(slack, { trigger, user, brief: brief.name, conversation });
        const question = { brief: brief.name, line: `/${brief.name} ${line}`.trim(), page: 1 };
        const options = { language: user.language, conversation, postable: !isDirect(conversation) };
        return reply(slack, respond, await slack.answers.answer(question, options), 'user');
      });
    });
  }
}

/** Whether a conversation is between the user and the app alone. */
export function isDirect(conversation: string | undefined): boolean {
  return conversation?.startsWith('D') === true;
}

function means(word: string, line: string): boolean {
  return line.trim().toLowerCase() === word && commands.every(({ name }) => name !== word);
}
