import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { lineFinder, readYaml } from '../brief/yaml.ts';
import type { Clock } from '../clock.ts';
import { BackchannelError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import type { Person, SubscriptionDraft } from '../domain/subscription.ts';
import { explainToOperator } from '../messages/error-message.ts';
import type { StoredSubscription, SubscriptionStore } from '../storage/subscriptions/subscriptions.ts';
import { description, draftFrom } from './describe-subscription.ts';
import { nextDue } from './plan.ts';
import { newSubscription } from './subscription-service.ts';
import { type ValidationContext, validateDraft } from './validate-subscription.ts';

/** A subscription of the file: its id there, and what is wanted. */
export interface Configured {
  readonly id: string;
  readonly draft: SubscriptionDraft;
}

/** Id prefix of subscriptions from the file: only these are changed and removed. */
const PREFIX = 'file-';
/** Who makes the file's subscriptions. */
const CONFIGURATION: Person = { id: 'configuration', name: 'configuration' };

const file = z.strictObject(
  {
    subscriptions: z.array(
      description.safeExtend({
        id: z
          .string({ error: 'is missing: give it a name' })
          .regex(/^[a-z0-9][a-z0-9-]{0,40}$/, { error: 'must be small letters, digits and hyphens' }),
      }),
      { error: 'must be a list' },
    ),
  },
  { error: 'must hold a list “subscriptions”, and nothing else' },
);

/** Defaults of a subscription in the file. */
export interface Defaults {
  readonly brief: string;
  readonly language: Language;
}

/** Reads a file of subscriptions. Throws CONFIG_INVALID, which names every problem with its line. */
export function readSubscriptions(
  path: string,
  premises: ValidationContext,
  defaults: Defaults,
): readonly Configured[] {
  const text = read(path);
  const yaml = readYaml(text);
  if (yaml.failure !== undefined)
    throw invalid(path, [`${path}:${yaml.failure.line}  ${yaml.failure.reason}`]);
  const lineOf = lineFinder(text);
  const at = (where: readonly PropertyKey[]) => `${path}:${lineOf(where.map(String))}`;
  const parsed = file.safeParse(yaml.value);
  if (!parsed.success) {
    throw invalid(
      path,
      parsed.error.issues.map(
        ({ path: where, message }) => `${at(where)}  ${where.at(-1)?.toString() ?? 'it'} ${message}`,
      ),
    );
  }
  const { subscriptions } = parsed.data;
  const problems = subscriptions.flatMap(({ id, ...described }, index) => [
    ...(subscriptions.findIndex((other) => other.id === id) < index
      ? [`${at(['subscriptions', index])}  the id ${id} is taken`]
      : []),
    ...problemsOf(draftFrom(described, defaults), premises).map(
      (problem) => `${at(['subscriptions', index])}  ${problem}`,
    ),
  ]);
  if (problems.length > 0) throw invalid(path, problems);
  return subscriptions.map(({ id, ...described }) => ({
    id: PREFIX + id,
    draft: validateDraft(draftFrom(described, defaults), premises),
  }));
}

/** Creates, changes and removes subscriptions to match the file; pauses are kept. */
export async function syncSubscriptions(
  configured: readonly Configured[],
  subscriptions: SubscriptionStore,
  clock: Clock,
): Promise<void> {
  const kept = new Map((await subscriptions.list()).map((one) => [one.id, one]));
  const deed = { by: CONFIGURATION, at: clock.now() };
  for (const { id, draft } of configured) {
    const before = kept.get(id);
    if (before === undefined) await subscriptions.add(newSubscription(id, draft, deed.at), deed);
    else if (!isSame(before, draft)) await subscriptions.change(id, draft, nextDue(draft, deed.at), deed);
  }
  const wanted = new Set(configured.map(({ id }) => id));
  for (const id of kept.keys())
    if (id.startsWith(PREFIX) && !wanted.has(id)) await subscriptions.turn(id, { to: 'removed' }, deed);
}

function isSame(kept: StoredSubscription, draft: SubscriptionDraft): boolean {
  const { id: _, state, reason, created, nextDue, covered, refusals, ...before } = kept;
  return isDeepStrictEqual(before, draft);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw invalid(path, [`${path} cannot be read (${error instanceof Error ? error.message : error})`]);
  }
}

function problemsOf(draft: SubscriptionDraft, premises: ValidationContext): string[] {
  try {
    validateDraft(draft, premises);
    return [];
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    return [explainToOperator(error, 'en').problem];
  }
}

function invalid(path: string, problems: readonly string[]): BackchannelError {
  return new BackchannelError(
    'CONFIG_INVALID',
    `The subscriptions in ${path} cannot be used:\n${problems.join('\n')}`,
    'Correct these lines; README.md shows such a file.',
  );
}
