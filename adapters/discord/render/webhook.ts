import type { WebhookFormat } from '../../../src/index.ts';
import { withoutPrompts } from '../../shared/without-prompts.ts';
import { bodyOf } from '../delivery/body.ts';
import { render } from './index.ts';

/**
 * Discord's web hooks (https://docs.discord.com/developers/resources/webhook#execute-webhook). Without an app they take components that
 * are not interactive, and return the post's id if they are asked to wait for it.
 */
export const webhook: WebhookFormat = {
  query: { wait: 'true', with_components: 'true' },
  matches: ({ hostname, pathname }) =>
    /^((ptb|canary)\.)?discord(app)?\.com$/.test(hostname) && /^\/api\/(v\d+\/)?webhooks\//.test(pathname),
  render: (message) =>
    render(withoutPrompts(message)).map((payload) => ({
      body: {
        ...bodyOf(payload),
        attachments: payload.files.map(({ name }, id) => ({ id, filename: name })),
      },
      files: payload.files,
    })),
};
