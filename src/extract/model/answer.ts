import { z } from 'zod';
import { precisionOf } from '../../domain/dates.ts';
import { ACTIONS, type ChannelEvent, FORMS } from '../../domain/event.ts';

/** One event as a model writes it down. Absent knowledge is `null`. */
const answerEvent = z.object({
  channel: z.string(),
  action: z.enum(ACTIONS),
  date: z.string().describe('YYYY-MM-DD, YYYY-MM or YYYY'),
  precision: z.enum(['day', 'month', 'year']),
  evidence: z.string().describe('copied from the article, character for character'),
  actors: z.array(z.string()),
  attribution: z.string().nullable(),
  attributedTo: z.string().nullable().describe('id of a side'),
  asserted: z.boolean(),
  confidence: z.number().describe('0 to 1'),
  form: z.enum(FORMS).nullable(),
  place: z.string().nullable(),
});

/** What a model is asked for. Providers get it as a JSON schema. */
export const answerSchema = z.object({ events: z.array(answerEvent) });
export type ModelAnswer = z.infer<typeof answerSchema>;
type AnswerEvent = ModelAnswer['events'][number];

/** Accepts what models leave out or write a little differently, as long as the event is unmistakable. */
export const lenientEvent = answerEvent.extend({
  precision: answerEvent.shape.precision.optional(),
  actors: answerEvent.shape.actors.nullish(),
  attribution: answerEvent.shape.attribution.optional(),
  attributedTo: answerEvent.shape.attributedTo.optional(),
  asserted: answerEvent.shape.asserted.optional(),
  confidence: answerEvent.shape.confidence.nullish(),
  form: z.enum(FORMS).nullish().catch(null),
  place: answerEvent.shape.place.optional(),
});
const lenientAnswer = z.union([z.object({ events: z.array(lenientEvent) }), z.array(lenientEvent)]);

/** Events of an answer that is longer; no article reports as many. */
const MAX_EVENTS = 60;

/**
 * Reads a model's answer: a JSON object, also inside a code fence or behind a sentence of introduction. `undefined`
 * where it is none of that form.
 */
export function parseAnswer(text: string): ModelAnswer | undefined {
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start < 0 || end < start) return undefined;
  const parsed = lenientAnswer.safeParse(jsonOf(text.slice(start, end + 1)));
  if (!parsed.success) return undefined;
  const events = Array.isArray(parsed.data) ? parsed.data : parsed.data.events;
  return { events: events.slice(0, MAX_EVENTS).map(completed) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An event with all of its fields; also how worked examples, which leave out what is usual, are shown. */
export function completed(event: z.infer<typeof lenientEvent>): AnswerEvent {
  return {
    channel: event.channel,
    action: event.action,
    date: event.date,
    precision: event.precision ?? precisionOf(event.date),
    evidence: event.evidence,
    actors: event.actors ?? [],
    attribution: event.attribution || null,
    attributedTo: event.attributedTo || null,
    asserted: event.asserted ?? true,
    confidence: event.confidence ?? 0.5,
    form: event.form ?? null,
    place: event.place || null,
  };
}

const LENGTHS = { day: 10, month: 7, year: 4 } as const;

/** An answer's events as claims for the evidence gate. What the text does not assert is left out. */
export function claimsOf({ events }: ModelAnswer): readonly ChannelEvent[] {
  return events.flatMap((event): ChannelEvent[] => {
    if (!event.asserted) return [];
    const date = event.date.slice(0, LENGTHS[event.precision]);
    return [
      {
        channel: event.channel,
        action: event.action,
        date,
        precision: event.precision,
        background: false,
        actors: event.actors,
        evidence: event.evidence,
        confidence: event.confidence,
        ...(event.attribution === null ? {} : { attribution: event.attribution }),
        ...(event.attributedTo === null ? {} : { attributedTo: event.attributedTo }),
        ...(event.form === null ? {} : { form: event.form }),
        ...(event.place === null ? {} : { place: event.place }),
      },
    ];
  });
}
