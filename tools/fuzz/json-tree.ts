/** Where a value stands in a JSON document: keys and indexes from the outside in. */
export type JsonPath = readonly (string | number)[];

/** Nodes of a document at most; edits reach no others. */
const MAX_NODES = 2_000;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of all values of a document, the whole of it first. */
export function nodesOf(document: unknown): readonly JsonPath[] {
  const found: JsonPath[] = [];
  const open: (readonly [unknown, JsonPath])[] = [[document, []]];
  for (let next = open.pop(); next !== undefined && found.length < MAX_NODES; next = open.pop()) {
    const [value, path] = next;
    found.push(path);
    const inside: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
      ? [...value.entries()]
      : isRecord(value)
        ? Object.entries(value)
        : [];
    for (const [key, inner] of inside) open.push([inner, [...path, key]]);
  }
  return found;
}

/** The document with another value at a path; `undefined` leaves it out. */
export function replaceAt(document: unknown, path: JsonPath, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(document);
  if (Array.isArray(document) && typeof key === 'number') {
    const made = replaceAt(document[key], rest, change);
    return made === undefined ? document.toSpliced(key, 1) : document.with(key, made);
  }
  if (!isRecord(document)) return document;
  return { ...document, [key]: replaceAt(document[key], rest, change) };
}
