import { describe, expect, test } from 'vitest';
import { mayReview, reviewers } from './permissions.ts';

describe('who may decide on events', () => {
  const read = (value: string | undefined) => reviewers(/^U\d+$/).safeParse(value).data;

  test('are administrators where nothing is said', () => {
    const allowed = read(undefined) ?? [];
    expect(mayReview(allowed, { id: 'U1', admin: true })).toBe(true);
    expect(mayReview(allowed, { id: 'U2', admin: false })).toBe(false);
  });

  test('are the people who are listed, and no one else', () => {
    const allowed = read('U1, U2') ?? [];
    expect(mayReview(allowed, { id: 'U2', admin: false })).toBe(true);
    expect(mayReview(allowed, { id: 'U3', admin: true })).toBe(false);
  });

  test('are not read from a word that names no one', () => {
    expect(read('everyone')).toBeUndefined();
  });
});
