import type { Destination } from '../../domain/subscription.ts';
import type { Connection, Database, Row } from '../sql/database.ts';
import { number, text, textOrNull, truth } from '../sql/decode.ts';

/** A claim that a conversation was given for review, or is being given. */
export interface ClaimOffer {
  /** Id of the claim. */
  readonly claim: string;
  readonly destination: Destination;
  /** False while it is under way. */
  readonly posted: boolean;
  /** The platform's id of what was posted; `null` where it has none. */
  readonly post: string | null;
}

/** Who posts a claim where. */
export interface OfferOrder {
  readonly brief: string;
  readonly claim: string;
  readonly destination: Destination;
}

/** How many claims a conversation is given in a while, whatever their brief. */
export interface OfferLimit {
  readonly atMost: number;
  /** Leases count that end after this instant. */
  readonly since: string;
}

/** Gives each conversation each claim once, however many replicas there are. */
export interface OfferStore {
  /**
   * Leases the posting of a claim to the caller until an instant. Returns how often it was leased, this time included: more than once means that
   * an earlier attempt may have arrived. `undefined` where it was posted, or another caller has the lease at `now`; `exhausted` where the
   * limit forbids any further one.
   */
  lease(
    order: OfferOrder,
    now: string,
    until: string,
    limit?: OfferLimit,
  ): Promise<number | 'exhausted' | undefined>;
  /** Records that it was posted. */
  posted(order: OfferOrder, post: string | null): Promise<void>;
  /** Gives the lease back where it was surely not posted. */
  returned(order: OfferOrder): Promise<void>;
  /** Where the claims of a brief were posted: at a destination, or one claim everywhere. */
  offers(
    brief: string,
    of: { readonly claim: string } | { readonly destination: Destination },
  ): Promise<readonly ClaimOffer[]>;
}

const KEY = 'brief = $1 AND claim = $2 AND platform = $3 AND address = $4';
const LEASE = `INSERT INTO review_offers (brief, claim, platform, address, leased_until, tries, posted, post)
  VALUES ($1, $2, $3, $4, $6, 1, 0, NULL)
  ON CONFLICT (brief, claim, platform, address) DO UPDATE
    SET leased_until = excluded.leased_until, tries = review_offers.tries + 1
    WHERE review_offers.posted = 0 AND review_offers.leased_until <= $5
  RETURNING tries`;
const OTHERS = `SELECT count(*) AS number FROM review_offers
  WHERE platform = $1 AND address = $2 AND leased_until > $3 AND NOT (brief = $4 AND claim = $5)`;
const POSTED = `UPDATE review_offers SET posted = 1, post = $5 WHERE ${KEY}`;
const RETURNED = `DELETE FROM review_offers WHERE ${KEY} AND posted = 0`;
const OFFERS = 'SELECT claim, platform, address, posted, post FROM review_offers WHERE brief = $1';

/** Offers over a database. */
export function offerTable(database: Database): OfferStore {
  return {
    lease: (order, now, until, limit) =>
      database.transact(async (connection) => {
        if (limit !== undefined && (await isExhausted(connection, order, limit))) return 'exhausted';
        const row = await connection.get(LEASE, [...keyOf(order), now, until]);
        return row === undefined ? undefined : number(row.tries);
      }),
    posted: async (order, post) => void (await database.run(POSTED, [...keyOf(order), post])),
    returned: async (order) => void (await database.run(RETURNED, keyOf(order))),
    async offers(brief, of) {
      const rows =
        'claim' in of
          ? await database.all(`${OFFERS} AND claim = $2`, [brief, of.claim])
          : await database.all(`${OFFERS} AND platform = $2 AND address = $3`, [
              brief,
              of.destination.platform,
              of.destination.address,
            ]);
      return rows.map(toOffer);
    },
  };
}

/** Callers at one conversation are counted one after the other. */
async function isExhausted(
  connection: Connection,
  { brief, claim, destination: { platform, address } }: OfferOrder,
  { atMost, since }: OfferLimit,
): Promise<boolean> {
  await connection.lock([`review offers ${platform} ${address}`]);
  const row = await connection.get(OTHERS, [platform, address, since, brief, claim]);
  return number(row?.number) >= atMost;
}

function keyOf({ brief, claim, destination: { platform, address } }: OfferOrder): string[] {
  return [brief, claim, platform, address];
}

function toOffer(row: Row): ClaimOffer {
  return {
    claim: text(row.claim),
    destination: { platform: text(row.platform), address: text(row.address) },
    posted: truth(row.posted),
    post: textOrNull(row.post),
  };
}
