import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Brief, Language, Subscription, SubscriptionService } from '../../../src/index.ts';
import { button } from '../handlers/answer-controls.ts';
import { encodeCustomId } from '../handlers/custom-id.ts';
import { type DiscordTextKey, format } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import type { DiscordPayload } from '../render/index.ts';
import { manageName } from '../transport/commands.ts';
import { describeDraft, describeState, instantMention } from './describe.ts';
import { fitLines, panel, panelOf } from './panel.ts';

/** Each takes a text and a row of four buttons; the command `subscriptions` lists all of them. */
const MAX_LISTED = 5;
/** Characters of one subscription's text. */
const MAX_ITEM = 700;

/** What can be done to a subscription. */
export const MANAGE_STEPS = ['edit', 'pause', 'resume', 'remove', 'removed', 'test'] as const;
export type ManageStep = (typeof MANAGE_STEPS)[number];

/** The custom id of what a button does to a subscription. */
function manageId({ brief, id }: Subscription, step: ManageStep): string {
  return encodeCustomId({ action: 'manage', brief, page: 1, line: `${step}:${id}` });
}

/** A conversation's subscriptions and who changed them last, with buttons for users who may change them. */
export async function listSubscriptions(
  service: SubscriptionService,
  subscriptions: readonly Subscription[],
  { briefs, language, manages }: Listing,
): Promise<DiscordPayload> {
  const title = format(language, 'manage.title');
  const [brief] = briefs;
  if (subscriptions.length === 0) {
    const howto = format(language, 'manage.howto', {
      command: manageName(brief?.name ?? ''),
      name: 'subscribe',
    });
    return panel(language, title, [format(language, 'manage.none'), ...(manages ? [escapeText(howto)] : [])]);
  }
  const listed = subscriptions.slice(0, MAX_LISTED);
  const items: APIMessageTopLevelComponent[] = [];
  for (const subscription of listed) {
    items.push(text(await linesOf(service, subscription, briefs, language)));
    if (manages) items.push(rowOf(subscription, language));
  }
  const more =
    listed.length < subscriptions.length
      ? [text([format(language, 'manage.more', { count: MAX_LISTED })])]
      : [];
  return panelOf(language, title, [text([`### ${escapeText(title)}`]), ...items, ...more]);
}

interface Listing {
  readonly briefs: readonly Brief[];
  readonly language: Language;
  readonly manages: boolean;
}

async function linesOf(
  subscriptions: SubscriptionService,
  subscription: Subscription,
  briefs: readonly Brief[],
  language: Language,
): Promise<readonly string[]> {
  const brief = briefs.find(({ name }) => name === subscription.brief) ?? briefs[0];
  const [latest] = await subscriptions.changes(subscription.id);
  const title = escapeText(brief?.title[language] ?? subscription.brief);
  const changed =
    latest === undefined
      ? []
      : [
          `-# ${escapeText(format(language, `change.${latest.what}`, { name: latest.by.name }))} ${instantMention(latest.at, 'R')}`,
        ];
  return [
    `**${title}** · ${describeState(subscription, language)}`,
    ...(brief === undefined ? [] : describeDraft(subscription, brief, language)),
    ...changed,
  ];
}

function text(lines: readonly string[]): APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content: fitLines(lines, MAX_ITEM) };
}

function rowOf(subscription: Subscription, language: Language): APIMessageTopLevelComponent {
  const press = (step: ManageStep, key: DiscordTextKey) =>
    button(manageId(subscription, step), format(language, key));
  return {
    type: ComponentType.ActionRow,
    components: [
      press('edit', 'edit'),
      subscription.state === 'active' ? press('pause', 'pause') : press('resume', 'resume'),
      press('test', 'form.test'),
      press('remove', 'remove'),
    ],
  };
}

/** Asks for confirmation before a subscription is removed. */
export function confirmation(subscription: Subscription, brief: Brief, language: Language): DiscordPayload {
  const lines = describeDraft(subscription, brief, language);
  const yes = button(manageId(subscription, 'removed'), format(language, 'remove'), false, 'danger');
  const question = panel(language, format(language, 'remove.confirm'), lines);
  return {
    ...question,
    components: [...question.components, { type: ComponentType.ActionRow, components: [yes] }],
  };
}
