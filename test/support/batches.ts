import type { Article } from '../../src/index.ts';

/** Instant of reading. */
export const NOW = '2024-03-06T12:00:00.000Z';

/** Batches of readings: every third article has an event, every tenth comes once more, edited. */
export function batches() {
  const readings = Array.from({ length: 600 }, (_, number) => readingOf(number));
  return Array.from({ length: 30 }, (_, at) => readings.slice(20 * at, 20 * at + 20));
}

function readingOf(number: number) {
  const again = number % 10 === 9;
  const about = again ? number - 5 : number;
  const day = `2024-03-0${1 + (about % 4)}`;
  const article: Article = {
    id: `a${about}`,
    path: `${number}.md`,
    title: `Title of ${about}`,
    published: again ? '2024-03-05' : day,
    outlet: 'Test Courier',
    url: `https://courier.example/${about}`,
    language: 'en',
    paragraphs: [again ? 'Edited.' : 'First.', 'The two sides met on Monday.'],
    inferred: [],
  };
  const event = {
    channel: 'river-talks',
    action: 'hold',
    date: '2024-03-01',
    precision: 'day',
    background: false,
    actors: [],
    evidence: 'The two sides met on Monday.',
  } as const;
  return { article, events: number % 3 === 0 ? [event] : [] };
}
