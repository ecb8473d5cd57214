import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Day, PartialDate } from '../../src/domain/dates.ts';
import { type DATE_LANGUAGES, dateTable } from '../../test/support/date-tables.ts';

type Language = (typeof DATE_LANGUAGES)[number];

/** A text, and the dates that a reader must find in it. */
export interface BenchCase {
  readonly text: string;
  readonly published: Day;
  readonly expected: readonly PartialDate[];
  readonly anchor?: PartialDate;
}

/** The wordings of our own tables. */
export function ownCases(language: Language): readonly BenchCase[] {
  return [...dateTable(language).values()].flat().map(({ dates, ...rest }) => ({
    ...rest,
    // What the notation says besides, "since" and "bound", no library reports.
    expected: dates.match(/\d{4}(-\d\d)*/g) ?? [],
  }));
}

const FOLDERS: Readonly<Record<Language, string>> = { en: 'English', zh: 'Chinese' };
const specs = z.array(
  z.object({
    Input: z.string(),
    Context: z.object({ ReferenceDateTime: z.string() }).optional(),
    Results: z.array(
      z.object({
        TypeName: z.string().optional(),
        Resolution: z.object({ values: z.array(z.object({ value: z.string().optional() })) }).nullish(),
      }),
    ),
  }),
);

/**
 * Cases of Recognizers-Text (MIT) with one date that has one value, from a local copy of its `Specs/DateTime`:
 * `git clone https://github.com/microsoft/Recognizers-Text`. They are read, never copied into this project.
 */
export function recognizersCases(folder: string, language: Language): readonly BenchCase[] {
  const path = join(folder, FOLDERS[language], 'DateTimeModel.json');
  const parsed = specs.parse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')));
  return parsed.flatMap(({ Input: text, Context, Results: [result, ...others] }) => {
    const [value, ...values] = result?.Resolution?.values ?? [];
    const single = others.length === 0 && values.length === 0 && result?.TypeName?.endsWith('.date');
    const date = /^\d{4}-\d\d-\d\d$/.exec(value?.value ?? '')?.[0];
    const published = Context?.ReferenceDateTime.slice(0, 10);
    return single && date && published ? [{ text, published, expected: [date] }] : [];
  });
}
