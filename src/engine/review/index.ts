import { createHash } from 'node:crypto';
import { eventsOf } from '../../domain/decision.ts';
import { claimIdOf } from '../../domain/decision-id.ts';
import type { OfferOptions, ReviewService } from '../../domain/review-service.ts';
import type { Destination } from '../../domain/subscription.ts';
import { createClaims, type RankedClaim } from './claims.ts';
import { createDecide } from './decide.ts';
import type { ReviewServiceParts } from './parts.ts';

/** Claims that are listed in full where nothing is said. */
const LISTED = 20;
/** Milliseconds for which posting a claim is leased: many times what it takes. */
const LEASE = 60_000;
const HOUR = 3_600_000;

/** Human review of one brief. */
export function createReviewService(parts: ReviewServiceParts): ReviewService {
  const { brief, store, clock, told } = parts;
  const claims = createClaims(parts);
  const orderFor = (destination: Destination, claim: string) => ({ brief: brief.name, claim, destination });
  return {
    async pending({ limit = LISTED, channel } = {}) {
      const ranked = (await claims.pending()).filter(
        ({ event }) => channel === undefined || event.channel === channel,
      );
      const shown = await Promise.all(ranked.slice(0, limit).map(({ event }) => claims.describe(event)));
      return { claims: shown, total: ranked.length };
    },
    async claim(id) {
      const event = await claims.find(id);
      return event === undefined ? undefined : claims.describe(event);
    },
    idOf: claimIdOf,
    ...createDecide(parts, claims),
    async history(claim) {
      const concerns = (id: string) => claim === undefined || id.startsWith(claim);
      return (await told()).decisions
        .filter((one) => eventsOf(one).some((event) => concerns(claimIdOf(event))))
        .toReversed();
    },
    // Loaded where they are used: questions do without them.
    async exportDecisions() {
      const { exportDecisions } = await import('./transfer.ts');
      return exportDecisions(await store.decisions.list(brief.name));
    },
    importDecisions: async (yaml) => (await import('./transfer.ts')).importDecisions(parts, yaml),
    labels: async () => (await import('./labels.ts')).labelledArticles(parts),
    async lease(destination, options = {}) {
      const given = await store.decisions.offers(brief.name, { destination });
      const posted = new Set(given.filter((offer) => offer.posted).map(({ claim }) => claim));
      for (const ranked of await claims.pending()) {
        const id = claimIdOf(ranked.event);
        if (posted.has(id) || !isWanted(ranked, options)) continue;
        const now = clock.now();
        const until = later(now, LEASE);
        const limit = options.perHour === undefined ? undefined : limitOf(options.perHour, until);
        const tries = await store.decisions.lease(orderFor(destination, id), now, until, limit);
        if (tries === 'exhausted') return undefined;
        if (tries === undefined) continue;
        return {
          claim: await claims.describe(ranked.event),
          tries,
          key: postKey(brief.name, id, destination),
        };
      }
      return undefined;
    },
    posted: (destination, claim, post) => store.decisions.posted(orderFor(destination, claim), post),
    returned: (destination, claim) => store.decisions.returned(orderFor(destination, claim)),
    async posts(claim) {
      const offers = await store.decisions.offers(brief.name, { claim });
      return offers
        .filter(({ posted }) => posted)
        .map(({ claim, destination, post }) => ({ claim, destination, post }));
    },
  };
}

function limitOf(atMost: number, until: string) {
  return { atMost, since: later(until, -HOUR) };
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

function isWanted({ event, changes }: RankedClaim, { changing = false, foundSince }: OfferOptions): boolean {
  if (changing && changes.length === 0) return false;
  return (
    foundSince === undefined || event.reports.some(({ seen }) => seen !== undefined && seen.at >= foundSince)
  );
}

/** 24 characters that name the post of a claim at a destination. */
function postKey(brief: string, claim: string, { platform, address }: Destination): string {
  const text = JSON.stringify([brief, claim, platform, address]);
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
