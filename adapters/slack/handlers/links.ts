import type { MessageShortcut } from '@slack/bolt';
import { lookUpLinks, webLinks } from '../../shared/links.ts';
import { markupTargets } from '../render/text.ts';
import { describeError } from '../transport/log.ts';
import { isDirect } from './commands.ts';
import type { SlackContext } from './context.ts';
import { reply } from './reply.ts';

/** The shortcut on a message that asks what its link says. */
export const READ_LINK = 'read-link';

/** Looks up the article that a message links to. */
export function registerLinkHandlers(slack: SlackContext): void {
  const { engines, log } = slack;
  const readLink = slack.config.readLinks ? slack.readLink : undefined;
  slack.app.shortcut<MessageShortcut>(
    { callback_id: READ_LINK, type: 'message_action' },
    async ({ ack, shortcut, respond }) => {
      await ack();
      await slack.run(shortcut.trigger_id, async () => {
        const { language } = await slack.users.read(shortcut.user.id);
        const conversation = shortcut.channel.id;
        const options = { language, conversation, postable: !isDirect(conversation) };
        const links = webLinks(linksIn(shortcut.message));
        const payload = await lookUpLinks({ engines, readLink, describeError, log }, links, language).then(
          (question) => slack.answers.answer(question, options),
          (error: unknown) => slack.answers.explain(error, language),
        );
        await reply(slack, respond, payload, 'user');
      });
    },
  );
}

/** Everything in a message that may be a link: in its text, its rich text and its attachments. */
function linksIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linksIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (typeof one !== 'string') return linksIn(one);
    if (key === 'text') return markupTargets(one);
    return /^(url|title_link|from_url|original_url)$/.test(key) ? [one] : [];
  });
}
