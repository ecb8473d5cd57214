import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ROOT } from '../../test/support/sources.ts';
import { inputsFrom } from './mutate.ts';
import { Finding, type Subject, type Target } from './target.ts';

/** Milliseconds of processor time that one input may take: a busy machine makes no difference. */
const MAX_BUSY_MS = 1_000;
/** Inputs that one seed gives. */
const BATCH = 200;
/** Milliseconds in which a finding is made smaller. */
const SHRINKING_MS = 20_000;

/** An input that a target does not stand, made as small as could be. */
export interface Found {
  readonly input: Buffer;
  readonly error: unknown;
  /** The batch's seed. */
  readonly seed: number;
}

export interface Exploration {
  readonly seed: number;
  /** Inputs at most; each batch is finished. */
  readonly inputs: number;
  /** Whether there is time for another batch. */
  readonly goesOn?: () => boolean;
  /** An empty folder. */
  readonly folder: string;
  readonly onInput?: (input: Buffer) => void;
  readonly onFound: (found: Found) => void;
}

/** Gives a target inputs made by the seed, and reports each kind of failure once. Resolves with their number. */
export async function explore(target: Target, exploration: Exploration): Promise<number> {
  const { seed, inputs, goesOn = () => true, folder, onInput, onFound } = exploration;
  const made = inputsFrom(samplesOf(target), target.words);
  const arbitrary = target.more === undefined ? made : fc.oneof(made, target.more);
  const known = new Set<string>();
  let subject = await openIn(target, folder);
  let count = 0;
  let lasts = target.lasts ?? Number.POSITIVE_INFINITY;
  for (let batch = seed; count < inputs && goesOn(); batch += 1) {
    let shrinksUntil = Number.POSITIVE_INFINITY;
    const property = fc.asyncProperty(arbitrary, async (input) => {
      if (performance.now() > shrinksUntil) return;
      count += 1;
      onInput?.(input);
      const error = await failureOf(subject, input);
      if (error === undefined || known.has(kindOf(error))) return;
      shrinksUntil = Math.min(shrinksUntil, performance.now() + SHRINKING_MS);
      throw error;
    });
    const numRuns = Math.min(BATCH, inputs - count);
    const details = await fc.check(property, { seed: batch, numRuns });
    if (details.failed && details.counterexample !== null) {
      const [input] = details.counterexample;
      known.add(kindOf(details.errorInstance));
      onFound({ input, error: details.errorInstance, seed: batch });
    }
    if (count < lasts) continue;
    await subject.close?.();
    subject = await openIn(target, folder);
    lasts = count + (target.lasts ?? 0);
  }
  await subject.close?.();
  return count;
}

/** What went wrong with an input: an error, or too much time. `undefined` where nothing did. */
export async function failureOf(subject: Subject, input: Buffer): Promise<unknown> {
  const before = process.threadCpuUsage();
  try {
    await subject.take(input);
  } catch (error) {
    return error ?? new Finding('nothing was thrown');
  }
  const { user, system } = process.threadCpuUsage(before);
  const busy = (user + system) / 1_000;
  return busy > MAX_BUSY_MS
    ? new Finding(`an input took ${busy.toFixed(0)} ms of processor time`)
    : undefined;
}

/** The samples of a target. @throws where it has none */
export function samplesOf({ name }: Target): readonly Buffer[] {
  return filesIn(join(ROOT, 'test/fuzz/seeds', name));
}

/** Inputs that were findings once. */
export function formerFindings({ name }: Target): readonly Buffer[] {
  const folder = join(ROOT, 'test/fuzz/findings', name);
  return existsSync(folder) ? filesIn(folder) : [];
}

function filesIn(folder: string): readonly Buffer[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(join(folder, file)));
}

/** The target's subject in a folder that is made empty. */
export function openIn(target: Target, folder: string): Promise<Subject> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return target.open(folder);
}

/** What two failures of one cause have in common: the message without its figures, and where it was thrown. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name}: ${error.message.replace(/\d+|".*"/g, '#').slice(0, 80)} ${at}`;
}
