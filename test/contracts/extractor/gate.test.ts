import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../../src/brief/index.ts';
import type { Article } from '../../../src/domain/article.ts';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import { createEvidenceGate } from '../../../src/extract/evidence/index.ts';
import type { DropReason } from '../../../src/extract/extractor.ts';
import { articleOf, CALL, CALL_ZH, ELSEWHERE, HOSTILE } from './articles.ts';

const verify = createEvidenceGate(loadBrief('briefs/uschina'));

/** An honest reading of `CALL`, changed as a test needs it. */
function claim(change: Partial<ChannelEvent> = {}): ChannelEvent {
  return {
    channel: 'defense-ministers',
    action: 'hold',
    date: '2024-04-16',
    precision: 'day',
    background: false,
    actors: ['lloyd-austin', 'dong-jun'],
    evidence:
      'US Defense Secretary Lloyd Austin spoke with Chinese Defense Minister Dong Jun by video on Tuesday, April 16, the Pentagon said.',
    attribution: 'the Pentagon',
    attributedTo: 'us',
    ...change,
  };
}

const kept = (article: Article, change: Partial<ChannelEvent> = {}) =>
  verify(article, [claim(change)]).events;
const reasons = (article: Article, change: Partial<ChannelEvent> = {}) =>
  verify(article, [claim(change)]).dropped.map(({ reason }) => reason);

test('an honest event passes unchanged', () => {
  expect(kept(CALL)).toEqual([claim()]);
});

const orders = HOSTILE.map((article): [string, Article, DropReason] => [
  article.id,
  article,
  article.id === 'orders' ? 'one side only' : 'evidence is no prose',
]);

describe('adversarial events are dropped', () => {
  test.each<[string, Article, Partial<ChannelEvent>, DropReason]>([
    ['evidence from another article', ELSEWHERE, {}, 'evidence not in the article'],
    [
      'invented evidence',
      CALL,
      { evidence: 'The two militaries reopened all of their hotlines.' },
      'evidence not in the article',
    ],
    ['no evidence', CALL, { evidence: '  ' }, 'evidence not in the article'],
    ['one word as evidence', CALL, { evidence: 'US' }, 'evidence not in the article'],
    ['the whole library as evidence', CALL, { evidence: 'x'.repeat(100_000) }, 'evidence not in the article'],
    ['an unknown channel', CALL, { channel: 'moon-base' }, 'unknown channel'],
    ['a channel from the prototype', CALL, { channel: 'constructor' }, 'unknown channel'],
    ['a date in 1066', CALL, { date: '1066' }, 'implausible date'],
    ['a contact in the future', CALL, { date: '2024-06-01' }, 'implausible date'],
    ['a plan for the next century', CALL, { action: 'schedule', date: '2124' }, 'implausible date'],
    ['a day that does not exist', CALL, { date: '2024-02-30' }, 'implausible date'],
    ['words for a date', CALL, { date: 'yesterday' }, 'implausible date'],
    ['a date that nothing supports', CALL, { date: '2023-10-02' }, 'date not in the text'],
    ['an article without a date', { ...CALL, published: null }, {}, 'undated article'],
    [
      'a contact of one side with another country',
      ELSEWHERE,
      { channel: 'trade-talks', evidence: 'Norway and China signed a fisheries accord in Oslo on Tuesday' },
      'one side only',
    ],
  ])('%s', (_, article, change, reason) => {
    expect(kept(article, change)).toEqual([]);
    expect(reasons(article, change)).toEqual([reason]);
  });

  test.each(orders)('an article that gives orders: %s', (_, article, reason) => {
    const [evidence = ''] = article.paragraphs;
    expect(reasons(article, { channel: 'military', date: '2024-05-01', evidence })).toEqual([reason]);
  });
});

describe('evidence is what stands in the article', () => {
  const found = (article: Article, evidence: string) => kept(article, { evidence })[0]?.evidence;
  const sentence = claim().evidence;

  test('markup that was added to it is left out', () => {
    expect(found(CALL, sentence.replace('Lloyd Austin', '<b>Lloyd Austin</b>'))).toBe(sentence);
  });

  test('a word that was misquoted stands as in the article', () => {
    expect(found(CALL, sentence.replace('by video', 'by phone'))).toBe(sentence);
  });

  test('a quotation in the other Chinese script, with other marks and spaces, is found', () => {
    const quoted = '美國國防部長奧斯汀 16 日與中國國防部長董軍舉行了視頻通話.';
    expect(found(CALL_ZH, quoted)).toBe('美国国防部长奥斯汀16日与中国国防部长董军举行了视频通话。');
  });

  test('it may run over two paragraphs', () => {
    expect(found(CALL, `${CALL.paragraphs[0]}\n${CALL.paragraphs[1]}`)).toBe(CALL.paragraphs.join(' '));
  });
});

describe('what an extractor says besides', () => {
  test('is kept only where it stands in the text', () => {
    const [event] = kept(CALL, {
      attribution: 'the Kremlin',
      place: 'Singapore',
      actors: ['dong-jun', 'Napoleon', 'Pentagon'],
    });
    expect(event).not.toHaveProperty('attribution');
    expect(event).not.toHaveProperty('attributedTo');
    expect(event).not.toHaveProperty('place');
    expect(event?.actors).toEqual(['dong-jun', 'Pentagon']);
  });

  test('attributed to a side that the brief does not have is attributed to none', () => {
    const [event] = kept(CALL, { attributedTo: 'atlantis' });
    expect(event).toMatchObject({ attribution: 'the Pentagon' });
    expect(event).not.toHaveProperty('attributedTo');
  });

  test('precision and background follow from the dates', () => {
    const [event] = kept({ ...CALL, published: '2024-07-01' }, { precision: 'year' });
    expect(event).toMatchObject({ precision: 'day', background: true });
  });

  test('the same event twice counts once', () => {
    expect(verify(CALL, [claim(), claim({ confidence: 7 })]).events).toHaveLength(1);
    expect(kept(CALL, { confidence: 7 })[0]?.confidence).toBe(1);
  });
});

describe('a date may follow', () => {
  const paragraphs = (...lines: readonly string[]) => articleOf('dates', '2024-03-05', ...lines);
  const evidence = 'US and Chinese defense officials held talks';

  test.each([
    ['from the sentence', paragraphs(`${evidence} on January 9.`), '2024-01-09'],
    ['from the sentence, less exactly', paragraphs(`${evidence} on January 9.`), '2024-01'],
    ['from the sentence before', paragraphs(`The hall was full on January 9. ${evidence}.`), '2024-01-09'],
    ['from the day of publication', paragraphs(`${evidence}.`), '2024-03-04'],
    ['from the season beside its year', paragraphs(`${evidence} in late 2022.`), '2022-11'],
    ['from the first day of a range', paragraphs(`${evidence} from January 8 to 10.`), '2024-01-09'],
  ])('%s', (_, article, date) => {
    expect(kept(article, { evidence, date, channel: 'military' })).toHaveLength(1);
  });

  test('but is no more exact than the text', () => {
    const article = paragraphs(`${evidence} in January.`);
    expect(reasons(article, { evidence, date: '2024-01-09', channel: 'military' })).toEqual([
      'date not in the text',
    ]);
  });
});

test('verifying is linear in the length of the article', () => {
  const long = (count: number) =>
    articleOf('long', '2024-04-17', ...new Array<string>(count).fill('同意恢复中美两军通话 '.repeat(40)));
  const misquoted = `${'同意恢复中美两军通话'.repeat(12)}并且还有`;
  const time = (count: number) => {
    const article = long(count);
    const runs = Array.from({ length: 5 }, () => {
      const began = performance.now();
      verify(article, [claim({ evidence: misquoted })]);
      return performance.now() - began;
    });
    return Math.min(...runs);
  };
  time(100);
  expect(time(800) / time(200)).toBeLessThan(10);
});
