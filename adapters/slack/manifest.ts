import { type Brief, commands } from '../../src/index.ts';
import { SUGGESTED } from './handlers/assistant.ts';
import { READ_LINK } from './handlers/links.ts';
import { format } from './locales/index.ts';

/** What the app may do, each with the reason. Nothing more is asked for. */
const SCOPES: readonly (readonly [string, string])[] = [
  ['commands', 'the slash commands and the shortcut'],
  ['chat:write', 'posts digests, answers mentions and direct messages'],
  ['app_mentions:read', 'hears "@Backchannel status"'],
  ['im:history', 'hears direct messages to the app'],
  ['channels:history', 'looks in a channel for a post of its own, so that none goes out twice'],
  ['groups:history', 'the same in private channels it was invited to'],
  ['channels:read', 'whether it is in a channel, and who may change its digests'],
  ['groups:read', 'the same in private channels it was invited to'],
  ['users:read', "a reader's language and time zone, and who is an admin"],
  ['assistant:write', 'suggests questions in the assistant, and shows that an answer is on its way'],
  ['files:write', 'pictures in its posts; without it their words are posted'],
];

/** Events that Slack sends to the app. */
const EVENTS: readonly (readonly [string, string])[] = [
  ['app_home_opened', 'shows the Home tab, and suggests questions in the messages'],
  ['app_context_changed', 'which conversation a person has in view when asking'],
  ['app_mention', 'questions in channels'],
  ['message.im', 'questions in direct messages'],
  ['app_uninstalled', 'notifies the operator'],
  ['tokens_revoked', 'notifies the operator'],
];

/**
 * The manifest of the app as YAML, with a slash command for each brief; scopes and events are explained as comments.
 * It is for Socket Mode; what HTTP needs besides stands in it as comments. Field names are those of
 * https://docs.slack.dev/reference/app-manifest.
 */
export function manifest(briefs: readonly Brief[]): string {
  return `${[
    '# Paste this at https://api.slack.com/apps: "Create New App", "From a manifest".',
    'display_information:',
    '  name: Backchannel',
    '  description: Which official channels between governments are open, every line with its source',
    '  background_color: "#1f2a44"',
    'features:',
    '  # Workspaces with the older form of the assistant: assistant_view, with assistant_description, and the events',
    '  # assistant_thread_started and assistant_thread_context_changed.',
    '  agent_view:',
    '    agent_description: Tells which official channels between governments are open, every line with its source',
    '    suggested_prompts:',
    ...SUGGESTED.flatMap(({ title, line }) => [
      `      - title: ${JSON.stringify(format('en', title))}`,
      `        message: ${JSON.stringify(line)}`,
    ]),
    '  app_home:',
    '    home_tab_enabled: true',
    '    messages_tab_enabled: true',
    '    messages_tab_read_only_enabled: false',
    '  bot_user:',
    '    display_name: Backchannel',
    '    always_online: true',
    '  shortcuts:',
    '    - name: What does this link say?',
    '      type: message',
    `      callback_id: ${READ_LINK}`,
    '      description: Looks up the article that a message links to',
    '  slash_commands:',
    ...briefs.flatMap(commandOf),
    'oauth_config:',
    '  scopes:',
    '    bot:',
    ...SCOPES.map(listed(6)),
    'settings:',
    '  event_subscriptions:',
    '    # For HTTP: request_url: https://YOUR.HOST/slack/events',
    '    bot_events:',
    ...EVENTS.map(listed(6)),
    '  interactivity:',
    '    is_enabled: true',
    '    # For HTTP: request_url and message_menu_options_url: https://YOUR.HOST/slack/events',
    '  org_deploy_enabled: false',
    '  # For HTTP: false',
    '  socket_mode_enabled: true',
    '  token_rotation_enabled: false',
  ].join('\n')}\n`;
}

function commandOf({ name, title }: Brief): string[] {
  const names = commands.map((command) => command.name);
  return [
    `    - command: ${JSON.stringify(`/${name}`)}`,
    '      # For HTTP: url: https://YOUR.HOST/slack/events',
    `      description: ${JSON.stringify(title.en)}`,
    `      usage_hint: ${JSON.stringify([...names, 'subscribe', 'review'].join(' | '))}`,
    '      should_escape: false',
  ];
}

function listed(indent: number): (entry: readonly [string, string]) => string {
  return ([name, why]) => `${' '.repeat(indent)}- ${name} # ${why}`;
}
