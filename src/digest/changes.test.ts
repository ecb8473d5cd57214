import { describe, expect, test } from 'vitest';
import { happening } from '../../test/support/history.ts';
import type { Day } from '../domain/dates.ts';
import type { ChannelRun, State } from '../domain/status.ts';
import { changesOf } from './changes.ts';

/** The last day before the window. */
const FROM = '2024-03-10';

const run = (state: State, from: Day, confirmed = true): ChannelRun => ({
  state,
  from,
  since: from,
  cause: happening('hold', from),
  confirmed,
});

/** Changes in the window, by what was shown and known before it and at its end; `news` are the runs that begin with news. */
function changes(before: readonly ChannelRun[], after: readonly ChannelRun[], news = after) {
  const found = changesOf({
    channel: 'line',
    from: FROM,
    before,
    after,
    isNews: (one) => news.includes(one),
  });
  const told = (list: typeof found.news) =>
    list.map(({ day, before: then, after: now }) => `${day} ${then.state} → ${now.state}`);
  return { amended: told(found.amended), news: told(found.news) };
}

const active = run('active', '2024-03-01');

describe('in the window', () => {
  test('each new state is a change, the first one from what was shown before', () => {
    const [suspended, restored] = [run('suspended', '2024-03-11'), run('restored', '2024-03-12')];
    expect(changes([active], [active, suspended, restored])).toEqual({
      amended: [],
      news: ['2024-03-11 active → suspended', '2024-03-12 suspended → restored'],
    });
  });

  test('its first day is the one after the last day before it', () => {
    const late = run('suspended', FROM);
    expect(changes([active], [active, late], [])).toEqual({
      amended: [`${FROM} active → suspended`],
      news: [],
    });
    expect(changes([active], [active, run('suspended', '2024-03-11')], []).amended).toEqual([]);
  });

  test('a state that is shown again is no change, nor is the time before the first state', () => {
    expect(changes([active], [active, run('active', '2024-03-12')])).toEqual({ amended: [], news: [] });
    expect(changes([], [])).toEqual({ amended: [], news: [] });
  });

  test('a state that is confirmed, or no longer, is a change', () => {
    const reported = run('active', '2024-03-11', false);
    expect(changes([active], [active, reported]).news).toEqual(['2024-03-11 active → active']);
  });

  test('the first state follows the unknown one, which nothing confirms', () => {
    const { news } = changesOf({
      channel: 'line',
      from: FROM,
      before: [],
      after: [run('active', '2024-03-11')],
      isNews: () => true,
    });
    expect(news).toMatchObject([
      {
        channel: 'line',
        before: { state: 'unknown', since: null, confirmed: false },
        after: { since: '2024-03-11' },
      },
    ]);
  });
});

describe('before the window', () => {
  const earlier = run('suspended', '2024-03-05');

  test('what only became known in it is told, if it is news', () => {
    expect(changes([active], [active, earlier])).toEqual({
      amended: [],
      news: ['2024-03-05 active → suspended'],
    });
  });

  test('what is no news amends what was shown', () => {
    expect(changes([active], [active, earlier], [])).toEqual({
      amended: ['2024-03-05 active → suspended'],
      news: [],
    });
  });

  test('what precedes the first news is left out, and what follows it is told', () => {
    const [older, last] = [run('dormant', '2024-03-03'), run('restored', '2024-03-08')];
    expect(changes([active], [active, older, earlier, last], [earlier]).news).toEqual([
      '2024-03-05 active → suspended',
      '2024-03-08 suspended → restored',
    ]);
  });

  test('what was known already is not told again, whatever else was known', () => {
    const [other, known] = [run('dormant', '2024-02-01'), run('suspended', '2024-03-05')];
    expect(changes([other, known], [other, known])).toEqual({ amended: [], news: [] });
  });

  test.each([
    ['another state', run('refused', '2024-03-05')],
    ['another day', run('suspended', '2024-03-06')],
    ['other support', run('suspended', '2024-03-05', false)],
  ])('a run with %s is another one', (_, known) => {
    const { news, amended } = changes([active, known], [active, earlier], [earlier]);
    const isShownAlready = known.state === earlier.state && known.confirmed === earlier.confirmed;
    expect(news).toHaveLength(isShownAlready ? 0 : 1);
    expect(amended).toEqual([]);
  });

  test('what turned out to be wrong leaves the unknown state, on the day of what was shown', () => {
    expect(changes([active], [])).toEqual({ amended: ['2024-03-01 active → unknown'], news: [] });
  });
});
