import { afterEach, beforeEach, describe } from 'vitest';
import { at, type Books, type Given } from './books.ts';
import { claimsOnce, watchesReplicas } from './claiming.ts';
import { alertsOnce, plansOnce } from './planning.ts';
import { answers, endsEditions, recordsParts } from './recording.ts';
import { ADA, keptOf } from './subscriptions.ts';

/** What every ledger promises. `open` gives an empty one, made afresh for each test. */
export function ledgerContract(name: string, open: () => Promise<Books>): void {
  describe(`${name} keeps the ledger's contract:`, () => {
    let books: Books;
    beforeEach(async () => {
      books = await open();
    });
    afterEach(() => books.close());
    const given: Given = () => ({
      ...books,
      add: (id, over) =>
        books.subscriptions.add(keptOf(id, { nextDue: at('08:00'), ...over }), { by: ADA, at: at('00:00') }),
      plan: (...editions) =>
        books.ledger.plan(
          [{ subscription: 'a', was: at('08:00'), state: 'active', nextDue: at('08:00'), editions }],
          at('08:00'),
        ),
      async claim(replica = 'r1', now = at('09:00')) {
        return books.ledger.claim(replica, now, 10);
      },
    });
    plansOnce(given);
    claimsOnce(given);
    recordsParts(given);
    endsEditions(given);
    alertsOnce(given);
    watchesReplicas(given);
    answers(given);
  });
}
