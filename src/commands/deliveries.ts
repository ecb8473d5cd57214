import type { Delivery, EditionReason } from '../domain/delivery.ts';
import type { Command, Context, Json } from './command.ts';
import { notFound, shown } from './errors.ts';
import { LANG, positional } from './parameters.ts';

/** So many editions are told of. */
const MOST = 20;

/** Of every edition that was due here why it did, or did not, arrive. */
export const deliveries: Command = {
  name: 'deliveries',
  chineseName: { 'zh-Hans': '发送', 'zh-Hant': '發送' },
  aliases: ['投递'],
  summary: {
    en: 'what was delivered here, and why something was not',
    'zh-Hans': '这里发送了什么，未发送的原因',
    'zh-Hant': '這裡發送了什麼，未發送的原因',
  },
  parameters: [
    positional('delivery', {
      en: 'a subscription’s id, or when the edition was due: 2026-11-25, 2026-11-25T08:30Z',
      'zh-Hans': '订阅编号，或该期的到期时间：2026-11-25、2026-11-25T08:30Z',
      'zh-Hant': '訂閱編號，或該期的到期時間：2026-11-25、2026-11-25T08:30Z',
    }),
    LANG,
  ],
  examples: ['deliveries', 'deliveries 2026-11-25'],
  async ask(context, { delivery: asked }) {
    const { engine, compose, place } = context;
    const subscriptions = await engine.subscriptions(place);
    const zones = new Map(subscriptions.map(({ id, schedule }) => [id, schedule?.zone]));
    const found = await find(context, asked, zones.has(asked ?? ''));
    const zoned = found.map((one) => ({ delivery: one, zone: zones.get(one.subscription) ?? 'UTC' }));
    return {
      message: compose.deliveries(zoned),
      data: { brief: engine.brief.name, deliveries: found.map(deliveryJson) },
    };
  },
};

/** A day or an instant, or the beginning of one. */
const WHEN = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:]*Z?)?)?)?$/;

/** By a subscription's id, or by the beginning of an edition's. Throws NOT_FOUND where there is none. */
async function find(
  { engine, place }: Context,
  asked: string | undefined,
  isSubscription: boolean,
): Promise<readonly Delivery[]> {
  const here = { ...(place && { destination: place }), limit: MOST };
  if (asked === undefined) return engine.deliveries(here);
  const named = await engine.deliveries({ ...here, subscription: asked });
  if (named.length > 0 || isSubscription) return named;
  const when = asked.toUpperCase().replace(/^ALERT/, 'alert');
  const due = await engine.deliveries({ ...here, edition: when });
  if (due.length > 0) return due;
  throw WHEN.test(when)
    ? notFound('edition.unknown', { when })
    : notFound('delivery.unknown', { typed: shown(asked) });
}

/** The documented fields of a delivery. */
function deliveryJson(delivery: Delivery): Json {
  const { subscription, id, kind, due, state, late, covers, reason, tries, ended, notBefore } = delivery;
  return {
    subscription,
    edition: id,
    kind,
    due,
    state,
    late,
    from: covers?.from.at ?? null,
    to: covers?.to.at ?? null,
    reason: reason === null ? null : reasonJson(reason),
    tries,
    notBefore,
    ended,
    parts: delivery.parts.map(({ part, key, state, tries, began, ended, receipt, problem }) => ({
      part,
      key,
      state,
      tries,
      began,
      ended,
      receipt,
      problem,
    })),
  };
}

function reasonJson(reason: EditionReason): Json {
  switch (reason.kind) {
    case 'paused':
    case 'stopped':
    case 'removed':
      return { kind: reason.kind, by: reason.by.name, at: reason.at };
    default:
      return { ...reason };
  }
}
