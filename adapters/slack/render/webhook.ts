import type { WebhookFormat } from '../../../src/index.ts';
import { withoutPrompts } from '../../shared/without-prompts.ts';
import { render } from './index.ts';

/** Slack's incoming web hooks (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). They take no pictures: descriptions stand in their place. A refusal cannot be answered with the older layout, so there are no tables. */
export const webhook: WebhookFormat = {
  query: {},
  matches: ({ hostname, pathname }) =>
    /^hooks\.slack(-gov)?\.com$/.test(hostname) && /^\/(services|workflows|triggers)\//.test(pathname),
  render: (message) =>
    render(withoutPrompts(message), { tables: false }).map(({ text, blocks }) => ({
      body: { text, blocks, unfurl_links: false, unfurl_media: false },
      files: [],
    })),
};
