import { z } from '@hono/zod-openapi';
import { STATES } from '../../../src/index.ts';

/** The objects of answers; `docs/json.md` describes them in words. Their names are those in the OpenAPI document. */

const text = z.string();
const maybe = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

const partialDate = text
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .openapi({ description: 'ISO 8601, as exact as is known', example: '2023-12-21' });
const precision = z.enum(['day', 'month', 'year']);
const state = z.enum(STATES);
const action = z.enum([
  ...['propose', 'agree', 'schedule', 'hold', 'resume', 'suspend', 'postpone', 'refuse', 'extend', 'end'],
] as [string, ...string[]]);
const confirmed = z
  .union([z.literal(false), z.enum(['chronology', 'analyst', 'official', 'attribution', 'outlets'])])
  .openapi({ description: 'Why the event counts as confirmed; false if it is only reported' });
const localized = z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text });

const evidence = z
  .strictObject({
    quote: text,
    outlet: maybe(text),
    published: maybe(text),
    url: maybe(text),
    alsoIn: z.array(text),
  })
  .openapi('Evidence', {
    description: 'A sentence as it stands in the article, or a fact of the chronology',
  });

const event = z
  .strictObject({
    channel: text,
    date: partialDate,
    precision,
    action,
    actors: z.array(text),
    outlets: z.array(text),
    alsoIn: z.array(text),
    known: text,
    confirmed,
    confirmedBy: z.array(text),
    evidence: z.array(evidence),
  })
  .openapi('Event');

/** An event as an article alone tells it. */
const articleEvent = z
  .looseObject({
    channel: text,
    action,
    date: partialDate,
    precision,
    background: z.boolean(),
    actors: z.array(text),
    evidence: text,
  })
  .openapi('ArticleEvent');

const latest = z.strictObject({
  date: partialDate,
  action,
  what: text,
  sources: z.array(z.strictObject({ outlet: maybe(text), published: maybe(text), url: maybe(text) })),
});

const status = z
  .strictObject({
    channel: text,
    group: text,
    state,
    label: text,
    since: maybe(partialDate),
    precision: maybe(precision),
    summary: text,
    confirmed,
    confirmedBy: z.array(text),
    latest: maybe(latest),
    outlets: z.array(text),
    alsoIn: z.array(text),
    evidence: z.array(evidence),
    beside: z.array(event),
    reported: z.array(event),
  })
  .openapi('Status');

const freshness = z
  .strictObject({
    newest: maybe(text),
    outlets: z.number().int(),
    horizon: maybe(text),
    polled: text.optional(),
  })
  .openapi('Freshness');

const times = { brief: text, asOf: text, knownOn: text.optional() };

const shown = z.strictObject({ state, since: maybe(partialDate), confirmed: z.boolean() });
const transition = z
  .strictObject({ channel: text, day: text, before: shown, after: shown, evidence: z.array(evidence) })
  .openapi('Transition');
const claim = z.strictObject({ channel: text, action, date: partialDate, evidence: text });

const article = {
  id: text,
  title: maybe(text),
  published: maybe(text),
  outlet: maybe(text),
  url: maybe(text),
};

const next = maybe(text).openapi({ description: 'Cursor of the next page; null on the last one' });

/** The answers, by endpoint. */
export const answers = {
  briefs: z.strictObject({ briefs: z.array(z.strictObject({ brief: text, title: localized })) }),
  channels: z.strictObject({
    brief: text,
    channels: z.array(
      z.strictObject({
        channel: text,
        group: text,
        parent: maybe(text),
        title: localized,
        description: localized,
      }),
    ),
  }),
  status: z.strictObject({ ...times, freshness, channels: z.array(status) }),
  why: z.strictObject({
    ...times,
    channel: text,
    state,
    label: text,
    since: maybe(partialDate),
    precision: maybe(precision),
    confirmed,
    confirmedBy: z.array(text),
    latest: maybe(latest),
    supports: z.array(event),
    contradicts: z.array(event),
    beside: z.array(event),
    reported: z.array(event),
  }),
  events: z.strictObject({ ...times, total: z.number().int(), events: z.array(event), next }),
  digest: z.strictObject({
    brief: text,
    from: text,
    to: text,
    transitions: z.array(transition),
    events: z.array(event),
    reported: z.array(event),
    upcoming: z.array(event),
    amended: z.array(transition),
    corrections: z.array(
      z.strictObject({
        article: text,
        title: maybe(text),
        outlet: maybe(text),
        url: maybe(text),
        withdrawn: z.array(claim),
        instead: z.array(claim),
      }),
    ),
    older: z.number().int(),
    latest: maybe(event),
    coverage: z.strictObject({
      read: z.number().int(),
      relevant: z.number().int(),
      stories: z.number().int(),
      skipped: z.number().int(),
    }),
    freshness,
  }),
  lookup: z.strictObject({
    query: text,
    total: z.number().int(),
    results: z.array(
      z.strictObject({
        ...article,
        snippet: text,
        score: z.number(),
        events: z.array(
          z.strictObject({ channel: text, action, date: partialDate, confirmed, confirmedBy: z.array(text) }),
        ),
      }),
    ),
    next,
  }),
  article: z.strictObject({
    ...article,
    language: z.enum(['en', 'zh-Hans', 'zh-Hant', 'und']),
    inferred: z.array(text),
    paragraphs: z.array(text).openapi({ description: 'Text of the outlet: untrusted, never markup' }),
    events: z.array(articleEvent),
    otherReadings: z.array(z.strictObject({ extractor: text, version: text, events: z.array(articleEvent) })),
  }),
  suggestions: z.strictObject({ suggestions: z.array(z.strictObject({ label: text, value: text })) }),
  subscriptions: z.looseObject({
    brief: text,
    subscriptions: z.array(z.looseObject({ id: text, to: text })),
  }),
  deliveries: z.looseObject({
    brief: text,
    deliveries: z.array(z.looseObject({ subscription: text, edition: text, state: text })),
  }),
  error: z
    .strictObject({ error: z.strictObject({ code: text, problem: text, remedy: text }) })
    .openapi('Error'),
};
