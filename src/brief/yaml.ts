import {
  EVENT_ID,
  type Event,
  FAILSAFE_SCHEMA,
  getScalarValue,
  load,
  nullCoreTag,
  parseEvents,
  Schema,
  YAMLException,
} from 'js-yaml';
import type { Path } from './problem.ts';

// Every value of a brief is text: `date: 2023-12`, `from: 2017` and `no` must not turn into numbers or booleans.
const TEXT_ONLY = new Schema([...FAILSAFE_SCHEMA.tags, nullCoreTag]);

/** A YAML text that cannot be read, and the 1-based line at which reading stopped. */
export interface YamlFailure {
  readonly line: number;
  readonly reason: string;
}

/** Parses one YAML document; every scalar is a string, or `null` if empty. An empty text is `null`. */
export function readYaml(
  text: string,
): { readonly value: unknown; readonly failure?: never } | { readonly failure: YamlFailure } {
  if (!/^[ \t]*[^\s#]/m.test(text)) return { value: null };
  try {
    return { value: load(text, { schema: TEXT_ONLY }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { failure: { line: (error.mark?.line ?? 0) + 1, reason: error.reason } };
  }
}

interface Place {
  readonly start: number;
  readonly children: ReadonlyMap<string, Place>;
}

/**
 * Finds the lines of values in a YAML text. A value of a mapping stands where its key stands;
 * a path that leads nowhere is answered by the deepest part of it that exists.
 */
export function lineFinder(text: string): (path: Path) => number {
  const root = placesOf(text);
  return (path) => {
    let place = root;
    for (const step of path) {
      const next = place.children.get(String(step));
      if (next === undefined) break;
      place = next;
    }
    return text.slice(0, place.start).split('\n').length;
  };
}

/** Values of a text that cannot be read to its end all stand in its first line. */
function placesOf(text: string): Place {
  try {
    return placesIn(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { start: 0, children: new Map() };
  }
}

function placesIn(text: string): Place {
  const events = parseEvents(text, {})[Symbol.iterator]();
  const following = (): Event | undefined => events.next().value;
  following();
  const first = following();
  return first === undefined ? { start: 0, children: new Map() } : placeOf(text, first, following);
}

function placeOf(text: string, event: Event, following: () => Event | undefined): Place {
  const children = new Map<string, Place>();
  for (let inner: Event | undefined; isCollection(event); ) {
    inner = following();
    if (inner === undefined || inner.type === EVENT_ID.POP) break;
    if (event.type === EVENT_ID.SEQUENCE) {
      children.set(String(children.size), placeOf(text, inner, following));
      continue;
    }
    const key = inner.type === EVENT_ID.SCALAR ? getScalarValue(text, inner) : '';
    const start = placeOf(text, inner, following).start;
    const value = following();
    if (value === undefined) break;
    children.set(key, { start, children: placeOf(text, value, following).children });
  }
  return { start: startOf(event), children };
}

function isCollection(event: Event): boolean {
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return Math.max(0, event.valueStart);
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return Math.max(0, event.start);
  return event.type === EVENT_ID.ALIAS ? Math.max(0, event.anchorStart) : 0;
}
