import { z } from '@hono/zod-openapi';
import {
  event,
  answers as ofCommands,
  listedArticle,
  text,
  localized,
  times,
} from '../../shared/answer-schemas.ts';

const next = z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one' });

/** The answers, by endpoint: those of the commands, lists by pages, and what only the API has. */
export const answers = {
  ...ofCommands,
  briefs: z.strictObject({ briefs: z.array(z.strictObject({ brief: text, title: localized })) }),
  events: z.strictObject({ ...times, total: z.number().int(), events: z.array(event), next }),
  articles: z.strictObject({ ...times, articles: z.array(listedArticle), next }),
  lookup: ofCommands.lookup.extend({ next }),
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
    .meta({ id: 'Error' }),
};
