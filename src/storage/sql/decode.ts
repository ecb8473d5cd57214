import { BackchannelError } from '../../domain/errors.ts';

/**
 * Decoders of what a database returns: a value of the type, or DATA_UNUSABLE where the data hold something else. They check one value
 * at a time, since a schema library takes several times as long a row and histories have tens of thousands.
 */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : unexpected(value, 'text');
}

export function textOrNull(value: unknown): string | null {
  return value === null ? null : text(value);
}

/** A number; PostgreSQL returns sums of counts as text. */
export function number(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : unexpected(value, 'a number');
}

export function numberOrNull(value: unknown): number | null {
  return value === null ? null : number(value);
}

/** Truth, which both databases have as 0 or 1. */
export function truth(value: unknown): boolean {
  return value === 0 || value === 1 ? value === 1 : unexpected(value, '0 or 1');
}

export function bytes(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : unexpected(value, 'bytes');
}

/** A truth value of JSON. */
export function boolean(value: unknown): boolean {
  return typeof value === 'boolean' ? value : unexpected(value, 'true or false');
}

/** One of a set of values. */
export function oneOf<T extends string | number>(words: readonly T[], value: unknown): T {
  return words.find((word) => word === value) ?? unexpected(value, words.join(' or '));
}

/** A list of text, as JSON; in UTF-8 bytes as well, which Node decodes faster than SQLite's driver does. */
export function textList(value: unknown): readonly string[] {
  const json = value instanceof Uint8Array ? utf8(value) : text(value);
  return list(JSON.parse(json)).map(text);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : unexpected(value, 'a list');
}

/** An object of JSON. */
export function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : unexpected(value, 'an object');
}

function utf8(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
}

function unexpected(value: unknown, expected: string): never {
  const found = value === null ? 'null' : typeof value;
  throw new BackchannelError(
    'DATA_UNUSABLE',
    `The data hold ${found} where ${expected} is expected.`,
    'Restore a backup with `import`, or check what else writes to the database.',
  );
}
