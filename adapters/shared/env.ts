import { z } from 'zod';
import { BackchannelError } from '../../src/index.ts';

/** The environment as a process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A port as text. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a port' })
  .transform(Number)
  .refine((number) => number < 65_536, { error: 'must be a port' });

/** An absolute URL. */
export const address = z.string().refine((text) => URL.canParse(text), { error: 'must be an address' });

/** One of two words that switches something on or off. */
export function flag(on: string, off: string) {
  return z.enum([on, off], { error: `must be ${on} or ${off}` }).transform((value) => value === on);
}

/** Ids of a pattern, separated by commas or spaces. */
export function ids(pattern: RegExp, error: string) {
  return z
    .string()
    .transform((text) => text.split(/[,\s]+/).filter(Boolean))
    .refine((all) => all.every((id) => pattern.test(id)), { error });
}

/**
 * Reads variables of the environment. An empty variable counts as not set.
 * @throws BackchannelError `CONFIG_INVALID`, which names every variable that is wrong or missing, never a value
 */
export function parseEnv<T extends z.ZodType>(
  schema: T,
  env: Environment,
  { problem, remedy }: { readonly problem: string; readonly remedy: string },
): z.output<T> {
  const parsed = schema.safeParse(setVariables(env));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => [...path, message].join(' '));
  throw new BackchannelError('CONFIG_INVALID', `${problem}: ${problems.join('; ')}.`, remedy);
}

/** Whether any of these variables is set. */
export function isSet(env: Environment, ...names: readonly string[]): boolean {
  const values = setVariables(env);
  return names.some((name) => name in values);
}

function setVariables(env: Environment): Readonly<Record<string, string>> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? '']);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

/** What to do about variables that are wrong. */
export const REMEDY =
  'Correct these variables in the environment or in .env; .env.example describes each of them.';
