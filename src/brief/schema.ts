import { z } from 'zod';
import { CHANNEL_KINDS } from '../domain/brief.ts';
import { isPartialDate } from '../domain/dates.ts';
import { ACTIONS, FORMS } from '../domain/event.ts';
import { SOURCE_KINDS } from '../domain/source.ts';
import { STATES } from '../domain/status.ts';

// One schema per file. Keys are those of the domain (src/domain/brief.ts); empty lists may be omitted.
// The messages given here are remedies: `explain` puts the problem before them.

const text = z.string().trim().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters, digits and hyphens: us-president.');
const date = z
  .string()
  .refine(isPartialDate, 'Write a day that exists, a month or a year: 2023-12-21, 2023-12 or 2023.');
const localized = z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text });
const list = z.array(text).default([]);
const english = z
  .array(text.regex(/^\P{Script=Han}+$/u, 'Move Chinese phrases to the list under "zh".'))
  .default([]);
const phrases = z.strictObject({ zh: list, en: english }).default({ zh: [], en: [] });

const duration = z
  .string()
  .regex(
    /^P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}D)?$/,
    'Write an ISO 8601 duration of years, months and days: P12M, P1Y6M or P90D.',
  );
const count = z
  .string()
  .regex(/^[1-9]$/, 'Write a number from 1 to 9.')
  .transform(Number);
const share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'Write a number from 0 to 1: 0.5.')
  .transform(Number);
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

const official = z
  .strictObject({
    outlets: z
      .array(
        z.strictObject({
          name: text,
          aliases: list,
          domains: z
            .array(
              text.regex(
                /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
                'Write a domain without https:// and path: example.org.',
              ),
            )
            .default([]),
        }),
      )
      .default([]),
    bodies: z.array(id).default([]),
  })
  .default({ outlets: [], bodies: [] });

const side = z.strictObject({
  id,
  title: localized,
  names: phrases,
  short: z.array(text.regex(/^.$/u, 'Write one character: the 中 of 中美.')).default([]),
  official,
  nameOrder: z.exactOptional(z.enum(['given-first', 'surname-first'])),
});

const role = z.strictObject({
  id,
  side: id,
  titles: phrases,
  bareTitles: phrases,
  offices: list,
});

const cues = z.strictObject({
  terms: phrases,
  topics: phrases,
  pairs: z.array(z.tuple([z.array(id).min(1), z.array(id).min(1)])).default([]),
  sides: z.array(id).min(2),
  unless: phrases,
});

const channel = z.strictObject({
  id,
  group: id,
  parent: z.exactOptional(id),
  title: localized,
  description: localized,
  kind: z.enum(CHANNEL_KINDS).default('dialogue'),
  cadence: duration.default('P12M'),
  standing: yesOrNo.default(true),
  labels: z.partialRecord(z.enum(STATES), localized).default({}),
  cues,
});

const office = z.strictObject({
  title: text,
  titleZh: text,
  from: z.exactOptional(date),
  to: z.exactOptional(date),
});

const actor = z.strictObject({
  id,
  name: localized,
  aliases: phrases,
  ambiguous: phrases,
  side: id,
  offices: z.array(office).default([]),
});

const webAddress = z.url({ protocol: /^https?$/, error: 'Write the whole web address, with https://.' });

const source = z.strictObject({
  url: webAddress,
  outlet: text,
  published: z.exactOptional(date),
});

const fact = z.strictObject({
  date,
  channel: id,
  action: z.enum(ACTIONS),
  fact: localized,
  form: z.exactOptional(z.enum(FORMS)),
  actors: list,
  sources: z.array(source).min(1),
  note: z.exactOptional(text),
});

const minutes = z
  .string()
  .regex(/^([5-9]|[1-9]\d{1,4})$/, 'Write a number of minutes, 5 or more: 30.')
  .transform(Number);

/** A place that news comes from; an outlet is official where `brief.yaml` lists it as a side's. */
const polled = z.strictObject({
  id,
  kind: z.enum(SOURCE_KINDS).default('feed'),
  address: text,
  outlet: text,
  language: z.exactOptional(
    text.regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/, 'Write a language tag: en, zh-Hans or zh-Hant.'),
  ),
  zone: z.exactOptional(text),
  interval: minutes.default(30),
  'full-pages': yesOrNo.default(false),
  links: z.exactOptional(text),
  content: z.exactOptional(text),
  terms: z.exactOptional(webAddress),
  verified: yesOrNo.default(true),
  enabled: yesOrNo.default(true),
});

/** The files of a brief, by name, each with the shape it must have. */
export const FILES = {
  'brief.yaml': z.strictObject({
    title: localized,
    zones: z.strictObject({ default: text, outlets: z.record(z.string(), text).default({}) }),
    sides: z.array(side).min(2),
    groups: z.array(z.strictObject({ id, title: localized })).min(1),
    confirmation: z
      .strictObject({ outlets: count.default(2), confidence: share.default(0.5) })
      .default({ outlets: 2, confidence: 0.5 }),
    words: z.array(z.strictObject({ zh: list, en: english })).default([]),
  }),
  'channels.yaml': z.strictObject({ roles: z.array(role).default([]), channels: z.array(channel).min(1) }),
  'actors.yaml': z.array(actor),
  'chronology.yaml': z.array(fact),
  'names.yaml': z.array(z.strictObject({ zh: list, en: english })),
  'sources.yaml': z.array(polled),
};

export type FileName = keyof typeof FILES;

/** The contents of a brief's files after validation. */
export type Contents = { readonly [Name in FileName]: z.output<(typeof FILES)[Name]> };

/** The keys allowed in the mapping at `path`; empty if it has no fixed keys. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let inner = unwrap(schema);
  for (const step of path) {
    if (inner instanceof z.ZodObject) inner = unwrap(inner.shape[String(step)]);
    else if (inner instanceof z.ZodRecord) inner = unwrap(inner.valueType);
    else if (inner instanceof z.ZodArray) inner = unwrap(inner.element as z.ZodType);
    else return [];
  }
  if (inner instanceof z.ZodRecord)
    return inner.keyType instanceof z.ZodEnum ? inner.keyType.options.map(String) : [];
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional
    ? unwrap(schema.unwrap())
    : schema;
}
