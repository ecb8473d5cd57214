import { userInfo } from 'node:os';
import {
  BackchannelError,
  createLog,
  type Desk,
  type Draft,
  describeDraft,
  type Person,
  readDraft,
  SendError,
  type Subscription,
} from '../src/index.ts';
import { connectPlatforms, type OpenHouse, openHouse } from './composition-root.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson, showMessage } from './shell.ts';

/** Options that describe a subscription, as commander keeps them: what is not given stays as it was, or as it is by default. */
export interface DraftOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly to?: string;
  readonly days?: string;
  readonly times?: string;
  readonly zone?: string;
  readonly form?: string;
  readonly quiet?: boolean;
  readonly alerts?: boolean;
  readonly channels?: string;
  readonly groups?: string;
  readonly states?: string;
  readonly outlets?: string;
  readonly words?: string;
}

const FIELDS = [
  'to',
  'days',
  'times',
  'zone',
  'form',
  'quiet',
  'alerts',
  'channels',
  'groups',
  'states',
  'outlets',
  'words',
] as const;

/** What is done to one subscription, or makes one. */
export type Deed = 'add' | 'change' | 'pause' | 'resume' | 'remove' | 'test' | 'preview';

/** Makes, changes, pauses, resumes, removes, tests or previews a subscription, and shows what came of it. */
export async function subscriptions(
  shell: Shell,
  deed: Deed,
  id: string,
  options: DraftOptions,
): Promise<ExitCode> {
  const log = await createLog(shell.config().logLevel);
  const house = await openHouse(shell, options, log);
  try {
    if (deed === 'test') connectPlatforms(shell, house, await shell.platforms());
    await perform({ shell, house, options }, deed, id);
    return 0;
  } finally {
    await house.close();
  }
}

interface Scene {
  readonly shell: Shell;
  readonly house: OpenHouse;
  readonly options: DraftOptions;
}

async function perform(scene: Scene, deed: Deed, id: string): Promise<void> {
  const { desk } = scene.house;
  const by = person();
  switch (deed) {
    case 'add':
      return show(scene, 'made', await desk.add(await draftOf(scene, undefined), by));
    case 'change':
      return show(scene, 'changed', await desk.change(id, await draftOf(scene, await found(desk, id)), by));
    case 'pause':
      return show(scene, 'paused', await desk.pause(id, by));
    case 'resume':
      return show(scene, 'resumed', await desk.resume(id, by));
    case 'remove': {
      const before = await found(desk, id);
      await desk.remove(id, by);
      return show(scene, 'removed', { ...before, state: 'paused' });
    }
    case 'test':
      await testPost(desk, await found(desk, id));
      return show(scene, 'tested', await found(desk, id));
    case 'preview':
      return preview(scene, await desk.preview(await found(desk, id)));
  }
}

/** Posts a test. Throws SUBSCRIPTION_INVALID where the destination does not take it. */
async function testPost(desk: Desk, subscription: Subscription): Promise<void> {
  try {
    await desk.testPost(subscription);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    throw new BackchannelError(
      'SUBSCRIPTION_INVALID',
      `The destination did not take the post: ${error.message}.`,
      'Check that it exists and that the app may post there, then try again.',
      { cause: error },
    );
  }
}

/** The one who works in this shell. */
function person(): Person {
  const { username } = userInfo();
  return { id: `shell:${username}`, name: username };
}

async function found(desk: Desk, id: string): Promise<Subscription> {
  const subscription = await desk.get(id);
  if (subscription !== undefined) return subscription;
  throw new BackchannelError(
    'NOT_FOUND',
    `There is no subscription “${id}”.`,
    'List them with `subscriptions`, and take the id of one of them.',
  );
}

/** What the options say, over what the subscription is like before. */
async function draftOf({ shell, house, options }: Scene, before: Draft | undefined): Promise<Draft> {
  const given = Object.fromEntries(
    FIELDS.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])),
  );
  const language = languageOf(shell, options);
  const brief = house.engines[0]?.brief.name ?? '';
  const spoken = options.lang === undefined ? {} : { language: options.lang };
  const described = { ...(before && describeDraft(before)), ...given, ...spoken };
  const draft = readDraft(described, { brief, language });
  const platforms = (await shell.platforms()).map(({ name }) => name);
  const { platform } = draft.destination;
  if (platforms.includes(platform)) return draft;
  throw new BackchannelError(
    'SUBSCRIPTION_INVALID',
    `There is no platform “${platform}”.`,
    `Name one of them before the colon: ${platforms.join(', ')}.`,
  );
}

function show({ shell, house, options }: Scene, done: string, subscription: Subscription): void {
  const { id, destination, schedule, state } = subscription;
  const to = `${destination.platform}:${destination.address}`;
  const next = schedule !== undefined && state === 'active' ? house.desk.nextRuns(schedule, 3) : [];
  if (options.json) {
    showJson(shell, { id, done, to, next: [...next] });
    return;
  }
  const text = [`${id}: ${done} ${to}`, ...next.map((instant) => `  next: ${instant}`)];
  shell.terminal.output.write(`${text.join('\n')}\n`);
}

function preview({ shell, options }: Scene, message: Parameters<typeof showMessage>[1]): void {
  if (options.json) showJson(shell, { summary: message.summary });
  else showMessage(shell, message);
}
