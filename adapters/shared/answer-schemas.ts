import { z } from 'zod';
import { ACTIONS, DECISION_KINDS, LANGUAGES, STATES } from '../../src/index.ts';

/** The objects of answers to programs, as schemas; `docs/reference/json.md` describes them in words. An `id` is the object's name in generated documents. */

export const text = z.string();
const count = z.number().int();
const maybe = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

const partialDate = text
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ description: 'ISO 8601, as exact as is known', examples: ['2023-12-21'] });
const precision = z.enum(['day', 'month', 'year']);
const state = z.enum(STATES);
const action = z.enum(ACTIONS);
const confirmed = z
  .union([z.literal(false), z.enum(['chronology', 'analyst', 'official', 'attribution', 'outlets'])])
  .meta({ description: 'why it counts as confirmed; false if it is only reported' });
const confirmation = { confirmed, confirmedBy: z.array(text) };
export const localized = z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text });

const source = { outlet: maybe(text), published: maybe(text), url: maybe(text) };

const evidence = z.strictObject({ quote: text, ...source, alsoIn: z.array(text) }).meta({
  id: 'Evidence',
  description:
    'a sentence as it stands in the article, or a fact of the chronology; text by others, untrusted',
});

/** What an analyst decided about an event. */
const decided = { id: text, kind: z.enum(DECISION_KINDS), by: text, at: text, reason: maybe(text) };
const decision = z
  .strictObject({
    ...decided,
    before: z.strictObject({ channel: text, action, date: partialDate }).optional(),
  })
  .meta({ id: 'Decision' });

/** A merged event. */
export const event = z
  .strictObject({
    channel: text,
    date: partialDate,
    precision,
    action,
    actors: z.array(text),
    outlets: z.array(text),
    alsoIn: z.array(text),
    known: text,
    ...confirmation,
    evidence: z.array(evidence),
    decisions: z.array(decision).optional(),
  })
  .meta({ id: 'Event' });

/** An event as an extractor finds it in an article; of a page that the chronology cites, a fact, without a sentence. */
const finding = z.looseObject({
  channel: text,
  action,
  date: partialDate,
  precision: precision.optional(),
  background: z.boolean().optional(),
  actors: z.array(text).optional(),
  evidence: text.optional(),
});
const articleEvent = finding.extend(confirmation).meta({ id: 'ArticleEvent' });

const latest = maybe(
  z.strictObject({ date: partialDate, action, what: text, sources: z.array(z.strictObject(source)) }),
);

const statusFields = {
  channel: text,
  state,
  label: text,
  since: maybe(partialDate),
  precision: maybe(precision),
  ...confirmation,
  latest,
};

const status = z
  .strictObject({
    ...statusFields,
    group: text,
    summary: text,
    outlets: z.array(text),
    alsoIn: z.array(text),
    evidence: z.array(evidence),
    beside: z.array(event),
    reported: z.array(event),
  })
  .meta({ id: 'Status' });

const freshness = z
  .strictObject({ newest: maybe(text), outlets: count, horizon: maybe(text), polled: text.optional() })
  .meta({ id: 'Freshness' });

const shown = z.strictObject({ state, since: maybe(partialDate), confirmed: z.boolean() });
const transition = z
  .strictObject({ channel: text, day: text, before: shown, after: shown, evidence: z.array(evidence) })
  .meta({ id: 'Transition' });
const claim = z.strictObject({ channel: text, action, date: partialDate, evidence: text });

/** The brief and the two kinds of time of an answer. */
export const times = { brief: text, asOf: text, knownOn: text.optional() };

/** What identifies an article. */
const article = { id: maybe(text), title: maybe(text), ...source };
const articleDetails = {
  ...article,
  language: maybe(z.enum([...LANGUAGES, 'und'])),
  inferred: z.array(text),
};

const claims = z.array(z.strictObject({ channel: text, action, date: partialDate, ...confirmation }));

/** An article that a look-up found. */
const hit = z.strictObject({ ...article, snippet: text, score: z.number(), events: claims });

/** An article in a list. */
export const listedArticle = z.strictObject({
  ...article,
  language: articleDetails.language,
  events: claims,
});

/** The answers of commands, by the command's name */
export const answers = {
  status: z.strictObject({ ...times, freshness, channels: z.array(status) }),
  why: z.strictObject({
    ...times,
    ...statusFields,
    supports: z.array(event),
    contradicts: z.array(event),
    beside: z.array(event),
    reported: z.array(event),
    rejected: z.array(event),
  }),
  timeline: z.strictObject({ ...times, channel: text, events: z.array(event) }),
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
    decisions: z.array(
      z.strictObject({ ...decided, channel: text, action, date: partialDate, source: maybe(text) }),
    ),
    older: count,
    latest: maybe(event),
    coverage: z.strictObject({ read: count, relevant: count, stories: count, skipped: count }),
    freshness,
  }),
  lookup: z.strictObject({ query: text, total: count, results: z.array(hit) }),
  article: z.strictObject({
    ...articleDetails,
    paragraphs: z.array(text).meta({ description: 'text of the outlet: untrusted, never markup' }),
    events: z.array(articleEvent),
    otherReadings: z.array(z.strictObject({ extractor: text, version: text, events: z.array(finding) })),
  }),
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
};

/** The answer of `article` to words that several articles have. */
export const articleMatches = z.strictObject({
  query: text,
  more: z.boolean(),
  matches: z.array(z.strictObject(articleDetails)),
});
