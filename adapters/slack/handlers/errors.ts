import type { SlackContext } from './context.ts';

/** What Slack tells when it takes the app's rights away. */
export function registerErrorHandlers(room: SlackContext): void {
  room.app.event('app_uninstalled', async ({ body }) => {
    await room.handle(body.event_id, () =>
      room.notify(
        'uninstalled',
        'The Slack app was uninstalled: nothing can be posted or answered there. Install it again and renew SLACK_BOT_TOKEN.',
      ),
    );
  });
  room.app.event('tokens_revoked', async ({ body }) => {
    await room.handle(body.event_id, () =>
      room.notify(
        'revoked',
        'Slack has revoked tokens of the app. Install it again and renew SLACK_BOT_TOKEN where posts are refused.',
      ),
    );
  });
}
