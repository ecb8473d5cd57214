import {
  type Brief,
  type ChannelEvent,
  type Clock,
  type Engine,
  openEngine,
  openStore,
} from '../../src/index.ts';
import { articleOf, eventOf, rules } from '../contracts/storage/fixtures.ts';
import { temporaryFolder } from './run.ts';
import { straitBrief } from './strait.ts';

/** An engine whose claims one sentence does not confirm, and whose time a test moves on. */
export interface ReviewRoom {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Moves the clock on by seconds. */
  wait(seconds: number): void;
  /** Reads an article with one sentence, now: another version of it where it was read before. Returns the event's claim. */
  read(id: string, event: Partial<ChannelEvent>): Promise<string>;
  close(): Promise<void>;
}

const START = '2026-06-01T12:00:00.000Z';

/** A room in which the ferry talks are active; what is read says that they were suspended, where it says nothing else. */
export async function openReviewRoom(over: Partial<Brief> = {}): Promise<ReviewRoom> {
  const brief = { ...straitBrief(), confirmation: { outlets: 2, confidence: 0.5 }, ...over };
  const store = await openStore({ data: temporaryFolder() });
  let instant = START;
  const clock = { now: () => instant };
  const engine = openEngine({ brief, store, clock });
  const room: ReviewRoom = {
    engine,
    clock,
    wait(seconds) {
      instant = new Date(Date.parse(instant) + seconds * 1_000).toISOString();
    },
    async read(id, event) {
      const evidence = event.evidence ?? `Sentence of ${id}.`;
      const full = eventOf({ channel: 'ferry', action: 'suspend', date: '2026-05-30', ...event, evidence });
      const article = articleOf(id, {
        published: '2026-05-31T08:00:00.000Z',
        outlet: `Outlet ${id}`,
        paragraphs: [`What came before. ${evidence} What follows.`],
      });
      await store.put(brief.name, [{ article, events: [full] }], instant, rules('1'));
      return engine.review.idOf(full);
    },
    close: () => store.close(),
  };
  // Two outlets confirm that the talks were held: now a suspension would change something.
  for (const id of ['one', 'other']) await room.read(id, { action: 'hold', date: '2026-03-02' });
  return room;
}

/** Words that chats could take for their own markup, mentions or links. */
export const HOSTILE =
  '<!channel> <@U0ANNA> @everyone *bold* [click](https://evil.example) <https://evil.example|here> suspended the talks.';
