import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Brief, Language, Subscription, SubscriptionService } from '../../../src/index.ts';
import { manageName } from '../commands/build.ts';
import { button } from '../handlers/answer-controls.ts';
import { encodeView } from '../handlers/view.ts';
import { say, type TextKey } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import type { Payload } from '../render/index.ts';
import { describeDraft, describeState, moment } from './describe.ts';
import { sheet, sheetOf, takeLines } from './sheet.ts';

/** Each takes a text and a row of four buttons; more are told of by the command `subscriptions`. */
const MAX_LISTED = 5;
/** Characters of one subscription's text. */
const MAX_ITEM = 700;

/** What can be done to a subscription. */
export const MANAGE_STEPS = ['edit', 'pause', 'resume', 'remove', 'removed', 'test'] as const;
export type ManageStep = (typeof MANAGE_STEPS)[number];

/** The custom id of what a button does to a subscription. */
function manageId({ brief, id }: Subscription, step: ManageStep): string {
  return encodeView({ act: 'manage', brief, at: 0, line: `${step}:${id}` }).id;
}

/** A channel's subscriptions with who changed them last; with buttons for those who may change them. */
export async function list(
  service: SubscriptionService,
  subscriptions: readonly Subscription[],
  { briefs, language, manages }: Listing,
): Promise<Payload> {
  const title = say(language, 'manage.title');
  const [brief] = briefs;
  if (subscriptions.length === 0) {
    const howto = say(language, 'manage.howto', {
      command: manageName(brief?.name ?? ''),
      name: 'subscribe',
    });
    return sheet(language, title, [say(language, 'manage.none'), ...(manages ? [escapeText(howto)] : [])]);
  }
  const listed = subscriptions.slice(0, MAX_LISTED);
  const items: APIMessageTopLevelComponent[] = [];
  for (const subscription of listed) {
    items.push(text(await linesOf(service, subscription, briefs, language)));
    if (manages) items.push(rowOf(subscription, language));
  }
  const more =
    listed.length < subscriptions.length ? [text([say(language, 'manage.more', { count: MAX_LISTED })])] : [];
  return sheetOf(language, title, [text([`### ${escapeText(title)}`]), ...items, ...more]);
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
  const brief = briefs.find(({ name }) => name === subscription.brief);
  const [latest] = await subscriptions.changes(subscription.id);
  const title = escapeText(brief?.title[language] ?? subscription.brief);
  const changed =
    latest === undefined
      ? []
      : [
          `-# ${escapeText(say(language, `change.${latest.what}`, { name: latest.by.name }))} ${moment(latest.at, 'R')}`,
        ];
  return [
    `**${title}** · ${describeState(subscription, language)}`,
    ...describeDraft(subscription, brief, language),
    ...changed,
  ];
}

function text(lines: readonly string[]): APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content: takeLines(lines, MAX_ITEM) };
}

function rowOf(subscription: Subscription, language: Language): APIMessageTopLevelComponent {
  const press = (step: ManageStep, key: TextKey) => button(manageId(subscription, step), say(language, key));
  return {
    type: ComponentType.ActionRow,
    components: [
      press('edit', 'manage.edit'),
      subscription.state === 'active' ? press('pause', 'manage.pause') : press('resume', 'manage.resume'),
      press('test', 'manage.test'),
      press('remove', 'manage.remove'),
    ],
  };
}

/** Asks whether a subscription is really to be removed. */
export function confirmation(
  subscription: Subscription,
  brief: Brief | undefined,
  language: Language,
): Payload {
  const lines = describeDraft(subscription, brief, language);
  const yes = button(manageId(subscription, 'removed'), say(language, 'manage.yes'), false, 'danger');
  const asked = sheet(language, say(language, 'manage.sure'), lines);
  return {
    ...asked,
    components: [...asked.components, { type: ComponentType.ActionRow, components: [yes] }],
  };
}
