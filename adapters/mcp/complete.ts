import { type Engine, LANGUAGES, type Parameter, type SuggestionKind } from '../../src/index.ts';

/** Completions at most; the protocol allows 100. */
const MAX_VALUES = 50;

/** Kinds of parameters whose values the engine knows. */
const SUGGESTED: Readonly<Partial<Record<Parameter['kind'], SuggestionKind>>> = {
  channel: 'channel',
  outlet: 'outlet',
  date: 'date',
};

/** Kinds of parameters with few and fixed values. */
const FIXED: Readonly<Partial<Record<Parameter['kind'], readonly string[]>>> = {
  window: ['daily', 'weekly', 'latest'],
  sort: ['relevance', 'date'],
  language: LANGUAGES,
};

/** Completes the beginning of a parameter's value, best first; empty for values that cannot be known. */
export async function complete(engine: Engine, kind: Parameter['kind'], typed: string): Promise<string[]> {
  const suggested = SUGGESTED[kind];
  if (suggested === undefined) return (FIXED[kind] ?? []).filter((value) => value.startsWith(typed));
  const found = await engine.suggest(suggested, typed, 'en', MAX_VALUES);
  return found.map(({ value }) => value);
}
