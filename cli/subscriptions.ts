import { userInfo } from 'node:os';
import {
  addressProblemOf,
  BackchannelError,
  createLog,
  describeDraft,
  draftProblems,
  type Person,
  readDraft,
  SendError,
  type Subscription,
  type SubscriptionDraft,
  type SubscriptionService,
} from '../src/index.ts';
import { type Composition, compose, connectPlatforms } from './composition-root.ts';
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
export type SubscriptionVerb = 'add' | 'change' | 'pause' | 'resume' | 'remove' | 'test' | 'preview';

/** Makes, changes, pauses, resumes, removes, tests or previews a subscription, and shows what came of it. */
export async function subscriptions(
  shell: Shell,
  verb: SubscriptionVerb,
  id: string,
  options: DraftOptions,
): Promise<ExitCode> {
  const log = await createLog(shell.config().logLevel);
  const context = await compose(shell, options, log);
  try {
    if (verb === 'test') connectPlatforms(shell, context, await shell.platforms());
    await perform({ shell, context, options }, verb, id);
    return 0;
  } finally {
    await context.close();
  }
}

interface VerbContext {
  readonly shell: Shell;
  readonly context: Composition;
  readonly options: DraftOptions;
}

async function perform(work: VerbContext, verb: SubscriptionVerb, id: string): Promise<void> {
  const { subscriptions } = work.context;
  const by = person();
  switch (verb) {
    case 'add':
      return show(work, 'made', await subscriptions.add(await draftOf(work, undefined), by));
    case 'change':
      return show(
        work,
        'changed',
        await subscriptions.change(id, await draftOf(work, await found(subscriptions, id)), by),
      );
    case 'pause':
      return show(work, 'paused', await subscriptions.pause(id, by));
    case 'resume':
      return show(work, 'resumed', await subscriptions.resume(id, by));
    case 'remove': {
      const before = await found(subscriptions, id);
      await subscriptions.remove(id, by);
      return show(work, 'removed', { ...before, state: 'paused' });
    }
    case 'test':
      await testPost(subscriptions, await found(subscriptions, id));
      return show(work, 'tested', await found(subscriptions, id));
    case 'preview':
      return preview(work, await subscriptions.preview(await found(subscriptions, id)));
  }
}

/** Posts a test. Throws SUBSCRIPTION_INVALID if the destination refuses it. */
async function testPost(subscriptions: SubscriptionService, subscription: Subscription): Promise<void> {
  try {
    await subscriptions.testPost(subscription);
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

async function found(subscriptions: SubscriptionService, id: string): Promise<Subscription> {
  const subscription = await subscriptions.get(id);
  if (subscription !== undefined) return subscription;
  throw new BackchannelError(
    'NOT_FOUND',
    `There is no subscription “${id}”.`,
    'List them with `subscriptions`, and take the id of one of them.',
  );
}

/** What the options say, over what the subscription is like before. */
async function draftOf(
  { shell, context, options }: VerbContext,
  before: SubscriptionDraft | undefined,
): Promise<SubscriptionDraft> {
  const given = Object.fromEntries(
    FIELDS.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])),
  );
  const language = languageOf(shell, options);
  const brief = context.engines[0]?.brief.name ?? '';
  const spoken = options.lang === undefined ? {} : { language: options.lang };
  const described = { ...(before && describeDraft(before)), ...given, ...spoken };
  const platforms = await shell.platforms();
  const premises = {
    briefs: context.engines.map((engine) => engine.brief),
    platforms: platforms.map(({ name }) => name),
    addressProblem: addressProblemOf(platforms),
  };
  return readDraft(described, { brief, language }, (draft, unread) => draftProblems(draft, premises, unread));
}

function show({ shell, context, options }: VerbContext, done: string, subscription: Subscription): void {
  const { id, destination, schedule, state } = subscription;
  const to = `${destination.platform}:${destination.address}`;
  const next =
    schedule !== undefined && state === 'active' ? context.subscriptions.nextRuns(schedule, 3) : [];
  if (options.json) {
    showJson(shell, { id, done, to, next: [...next] });
    return;
  }
  const text = [`${id}: ${done} ${to}`, ...next.map((instant) => `  next: ${instant}`)];
  shell.terminal.output.write(`${text.join('\n')}\n`);
}

function preview({ shell, options }: VerbContext, message: Parameters<typeof showMessage>[1]): void {
  if (options.json) showJson(shell, { summary: message.summary });
  else showMessage(shell, message);
}
