import type { SlackContext } from './context.ts';

/** The events by which Slack withdraws the app's rights. */
export function registerErrorHandlers(slack: SlackContext): void {
  slack.app.event('app_uninstalled', async ({ body }) => {
    await slack.run(body.event_id, () =>
      slack.notify(
        'uninstalled',
        'The Slack app was uninstalled: nothing can be posted or answered there. Install it again and renew SLACK_BOT_TOKEN.',
      ),
    );
  });
  slack.app.event('tokens_revoked', async ({ body }) => {
    await slack.run(body.event_id, () =>
      slack.notify(
        'revoked',
        'Slack has revoked tokens of the app. Install it again and renew SLACK_BOT_TOKEN where posts are refused.',
      ),
    );
  });
}
