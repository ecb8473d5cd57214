import { describe, expect, test } from 'vitest';
import { happening, report } from '../../test/support/history.ts';
import { straitBrief, wordsOf } from '../../test/support/strait.ts';
import type { Digest, Freshness, Transition } from '../domain/digest.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { State, Status } from '../domain/status.ts';
import { createComposer } from './composer.ts';

const when = { asOf: '2026-11-20' };
const FRESH = { newest: '2026-11-19', outlets: 3, horizon: '2026-11-19' };
const on = (channel: string, ...[action, date, details]: Parameters<typeof happening>) =>
  happening(action, date, { channel, ...details });

function status(channel: string, state: State, support: HistoryEvent[], beside: HistoryEvent[] = []): Status {
  const [cause] = support;
  return {
    channel,
    kind: 'dialogue',
    state,
    since: cause?.date ?? null,
    precision: cause?.precision ?? null,
    confirmed: cause === undefined ? false : { by: 'chronology' },
    latest: support[1] ?? cause,
    support,
    beside,
    reported: [],
  };
}

const base: Digest = {
  brief: 'strait',
  from: '2026-11-13',
  to: '2026-11-20',
  transitions: [],
  events: [],
  reported: [],
  upcoming: [],
  latest: undefined,
  amended: [],
  corrections: [],
  decisions: [],
  older: 0,
  coverage: { read: 12, relevant: 1, stories: 1, skipped: 2 },
  freshness: FRESH,
};
function transition(
  channel: string,
  from: State,
  to: State,
  cause: HistoryEvent,
  confirmed = true,
): Transition {
  return {
    channel,
    day: cause.date,
    before: { state: from, since: null, confirmed },
    after: { state: to, since: cause.date, confirmed },
    cause,
  };
}

const call = on('patrol-hotline', 'resume', '2023-12-21', {
  actors: ['ada', 'bo'],
  evidence: 'The two spoke on the line for the first time in a year.',
  outlet: 'Gazette',
});
const cut = on('ferry', 'suspend', '2026-11', { actors: ['bo'], outlet: null });
const due = on('ferry', 'schedule', '2026-10-02', { actors: ['ada', 'bo'], published: '2026-09-01' });
const statuses = [
  status('patrols', 'restored', [call]),
  status('patrol-hotline', 'restored', [call]),
  status('harbour-masters', 'unknown', []),
  status('ferry', 'suspended', [cut], [due]),
];
const board = (language: (typeof LANGUAGES)[number]) =>
  wordsOf(createComposer(straitBrief(), language).board(statuses, when, FRESH));

describe('the board', () => {
  test('in English', () => {
    expect(board('en')).toEqual([
      '# The strait, as of 20 Nov 2026',
      '2 restored · 1 suspended · 1 no event known',
      'Newest article read: 19 Nov 2026; 3 outlets so far.',
      '## Not open',
      '* Harbour masters: no event known',
      '* Ferry talks: suspended · South, Nov 2026',
      '## Open',
      '* Patrol channels: restored · Patrol hotline, North–South, 21 Dec 2023',
      '* Patrol hotline: restored · North–South, 21 Dec 2023',
      '> digest weekly',
      '> help',
    ]);
  });

  test('in simplified Chinese', () => {
    expect(board('zh-Hans').slice(0, 8)).toEqual([
      '# 海峡（截至2026年11月20日）',
      '2 已恢复 · 1 已中断 · 1 尚无记录',
      '最新读入的文章：2026年11月19日，至今共 3 家媒体。',
      '## 目前不通',
      '* 港务长：尚无记录',
      '* 渡轮会谈：已中断 · 博，2026年11月',
      '## 目前畅通',
      '* 巡逻渠道：已恢复 · 巡逻热线，艾达–博，2023年12月21日',
    ]);
  });

  test('in traditional Chinese', () => {
    expect(board('zh-Hant').slice(6, 8)).toEqual([
      '## 目前暢通',
      '* 巡邏管道：已恢復 · 巡邏熱線，艾達–博，2023年12月21日',
    ]);
  });

  test('tells the latest contact or decision, whatever brought the state about', () => {
    const first = on('ferry', 'hold', '2001-05', { actors: ['ada', 'bo'] });
    const newest = on('ferry', 'hold', '2026-10-30', { actors: ['ada', 'bo'] });
    const message = createComposer(straitBrief(), 'en').board(
      [status('ferry', 'active', [first, newest])],
      when,
      FRESH,
    );
    expect(wordsOf(message)).toContain('* Ferry talks: active · contact, North–South, 30 Oct 2026');
  });

  test('marks what is only reported, beside a state or as one', () => {
    const claim = on('ferry', 'suspend', '2026-11-10');
    const words = wordsOf(
      createComposer(straitBrief(), 'en').board(
        [
          { ...status('patrols', 'active', [call]), reported: [claim] },
          { ...status('ferry', 'suspended', [claim]), confirmed: false },
        ],
        when,
        FRESH,
      ),
    );
    expect(words.join('\n')).toMatch(/Patrol channels: active · .* · 1 unconfirmed$/m);
    expect(words.join('\n')).toMatch(/Ferry talks: suspended · .* · reported$/m);
  });

  test.each<[string, Freshness, string]>([
    [
      'articles end',
      { newest: '2026-05-14', outlets: 3, horizon: '2026-05-14' },
      'Nothing has been read since 14 May 2026; later changes are unknown.',
    ],
    [
      'only the chronology is known',
      { newest: null, outlets: 0, horizon: '2026-09-24' },
      'No article has been read. The chronology ends on 24 Sep 2026; later changes are unknown.',
    ],
    [
      'nothing is known at all',
      { newest: null, outlets: 0, horizon: null },
      'Nothing has been read, and there is no chronology.',
    ],
  ])('warns where %s', (_, freshness, warning) => {
    const compose = createComposer(straitBrief(), 'en');
    expect(wordsOf(compose.board(statuses, when, freshness))[2]).toBe(warning);
    expect(wordsOf(compose.digest({ ...base, freshness }))[1]).toBe(warning);
  });
});

describe('the line on an event', () => {
  const en = createComposer(straitBrief(), 'en');
  const line = (event: HistoryEvent, asOf = when.asOf) =>
    en.summary(status(event.channel, 'active', [event]), asOf);

  test('is the chronology’s own sentence where there is one, in the reader’s language', () => {
    const told = on('ferry', 'hold', '2026-05-04', {
      kind: 'chronology',
      fact: {
        en: 'The ferry talks open in the port.',
        'zh-Hans': '渡轮会谈在港口开幕。',
        'zh-Hant': '渡輪會談在港口開幕。',
      },
      actors: ['ada', 'bo'],
    });
    expect(line(told)).toBe('The ferry talks open in the port.');
    const zh = createComposer(straitBrief(), 'zh-Hans');
    expect(zh.summary(status('ferry', 'active', [told]), when.asOf)).toBe('渡轮会谈在港口开幕。');
  });

  const met = (details: Parameters<typeof happening>[2], confirmed: HistoryEvent['confirmed']) => {
    const event = on('ferry', 'hold', '2026-05-04', { actors: ['ada', 'bo'], ...details });
    return line({ ...event, ...(confirmed && { confirmed }) });
  };
  const official = { by: 'official', outlet: 'Gazette' } as const;

  test('else tells who was in contact, how and where', () => {
    expect(met({ form: 'meeting', place: 'Port Town' }, official)).toBe(
      'Ada North and Bo South met in Port Town',
    );
    expect(met({ form: 'call', place: 'Port Town' }, official)).toBe(
      'Ada North and Bo South spoke by telephone',
    );
    expect(met({ form: 'meeting', actors: ['Captain X', 'bo', 'ada', 'North'] }, official)).toBe(
      'Bo South and Ada North met',
    );
  });

  test('is the headline where the form or one of two parties is not known, or nothing confirms the event', () => {
    const title = 'Masters meet at last';
    expect(met({ title }, official)).toBe(`“${title}”`);
    expect(met({ title, form: 'meeting', actors: ['ada'] }, official)).toBe(`“${title}”`);
    expect(met({ title, form: 'meeting' }, undefined)).toBe(`“${title}”`);
  });

  test('is the evidence where there is no headline, and never empty', () => {
    expect(line(on('ferry', 'refuse', '2026', { evidence: 'He said no.' }))).toBe('“He said no.”');
    expect(line(on('ferry', 'refuse', '2026', { evidence: ' ' }))).toBe('request refused');
  });

  test('does not take a passed date for a contact', () => {
    const words = '“They will meet.”';
    const plan = on('ferry', 'schedule', '2026-10-02', {
      published: '2026-09-01',
      evidence: 'They will meet.',
    });
    expect(line(plan, '2026-10-02')).toBe(words);
    expect(line(plan, '2026-10-03')).toBe(`due 2 Oct 2026, no report that it took place: ${words}`);
  });
});

describe('why', () => {
  test('quotes the sentences with their sources and sets against them what points the other way', () => {
    const cancelled = on('patrol-hotline', 'postpone', '2023-12-22', {
      evidence: 'The call was put off, the south said.',
      outlet: null,
      published: null,
    });
    const message = createComposer(straitBrief(), 'en').why({
      status: status('patrols', 'restored', [call]),
      contradicts: [cancelled],
      rejected: [],
      when,
    });
    expect(wordsOf(message)).toEqual([
      '# The evidence: Patrol channels',
      'Patrol channels: restored Dec 2023',
      '## What supports it',
      '* 21 Dec 2023: resumed · Patrol hotline',
      'reported, not confirmed',
      '"The two spoke on the line for the first time in a year." (Gazette, 21 Dec 2023)',
      '## Reports that point the other way',
      '* 22 Dec 2023: postponed · Patrol hotline',
      'reported, not confirmed',
      `"The call was put off, the south said." (${cancelled.reports[0]?.source.id}, undated)`,
      '> timeline patrols',
      '> status patrols',
    ]);
  });

  test('names who said it, and every source of the same words once', () => {
    const words = 'It works again.';
    const told = report('resume', '2023-12-21', { channel: 'ferry', evidence: words, outlet: 'Gazette' });
    const again = report('resume', '2023-12-21', { channel: 'ferry', evidence: words, outlet: 'Courier' });
    const event = {
      ...on('ferry', 'resume', '2023-12-21'),
      reports: [{ ...told, event: { ...told.event, attribution: 'an admiral' } }, again],
    };
    const message = createComposer(straitBrief(), 'en').why({
      status: status('ferry', 'restored', [event]),
      contradicts: [],
      rejected: [],
      when,
    });
    expect(wordsOf(message)).toContain(
      '"It works again." (according to an admiral · Gazette, 21 Dec 2023; Courier, 21 Dec 2023)',
    );
  });
});

describe('a digest', () => {
  const en = createComposer(straitBrief(), 'en');

  test('begins with transitions and tells the event that turned the state', () => {
    const cause = on('ferry', 'hold', '2026-11-18', { actors: ['ada', 'bo'], evidence: 'They met again.' });
    const transitions = [transition('ferry', 'refused', 'active', cause)];
    expect(wordsOf(en.digest({ ...base, transitions })).slice(0, 5)).toEqual([
      '# The strait: 14 Nov 2026 to 20 Nov 2026',
      '## What changed',
      '* Ferry talks: refused → active Nov 2026',
      '18 Nov 2026: “They met again.”',
      'Gazette, 18 Nov 2026',
    ]);
  });

  test('lists changes in their order, those of one sentence together, and none of them as another event', () => {
    const sentence = 'They reopened the line and the ferry talks.';
    const talks = on('ferry', 'agree', '2026-11-18', { evidence: sentence });
    const line = on('patrol-hotline', 'resume', '2026-11-18', { evidence: sentence });
    const later = on('ferry', 'postpone', '2026-11-19', { evidence: 'They put the talks off.' });
    const transitions = [
      transition('patrol-hotline', 'suspended', 'restored', line),
      transition('ferry', 'suspended', 'agreed', talks),
      transition('ferry', 'agreed', 'postponed', later),
    ];
    expect(wordsOf(en.digest({ ...base, transitions })).slice(2, 8)).toEqual([
      '* Patrol hotline: suspended → restored Nov 2026',
      '* Ferry talks: suspended → agreed Nov 2026',
      `18 Nov 2026: “${sentence}”`,
      'Gazette, 18 Nov 2026',
      '* Ferry talks: agreed → postponed Nov 2026',
      '19 Nov 2026: “They put the talks off.”',
    ]);
  });

  test('announces a channel as dormant on the day on which its cadence has passed', () => {
    const dormant = { ...transition('ferry', 'active', 'dormant', call), day: '2026-11-19' };
    expect(wordsOf(en.digest({ ...base, transitions: [dormant] })).slice(1, 4)).toEqual([
      '## What changed',
      '* Ferry talks: active → dormant Nov 2026',
      '12 articles read in this time, 1 relevant; 2 skipped.',
    ]);
  });

  test('has a section of its own for what is only reported', () => {
    const claim = on('ferry', 'suspend', '2026-11-18', { evidence: 'It is off, they say.' });
    const transitions = [transition('ferry', 'unknown', 'suspended', claim, false)];
    const words = wordsOf(en.digest({ ...base, transitions, reported: [call] }));
    expect(words.slice(1, 4)).toEqual([
      'No channel changed its state.',
      '## Reported, not confirmed',
      '* Ferry talks: no event known → suspended Nov 2026',
    ]);
    expect(words).not.toContain('## What changed');
    expect(words).toContain('* Patrol hotline: resumed, 21 Dec 2023');
  });

  test('says where the events can be read that it leaves out', () => {
    const events = Array.from({ length: 18 }, (_, index) =>
      on('ferry', 'hold', `2026-11-${10 + (index % 9)}`, { evidence: `Meeting ${index}.` }),
    );
    const words = wordsOf(en.digest({ ...base, events }));
    expect(words).toContain('3 more events in this time:');
    expect(words).toContain('> timeline ferry from:2026-11-14 to:2026-11-20');
  });

  test('says so where nothing changed, and how much was read', () => {
    expect(wordsOf(en.digest({ ...base, latest: call }))).toEqual([
      '# The strait: 14 Nov 2026 to 20 Nov 2026',
      'No change since 21 Dec 2023.',
      '12 articles read in this time, 1 relevant; 2 skipped.',
      '> why patrols',
      '> status',
    ]);
    expect(wordsOf(en.digest({ ...base, events: [call], latest: call }))[1]).toBe(
      'No channel changed its state.',
    );
    expect(wordsOf(en.digest(base))[1]).toBe('No change; no event is known at all.');
  });

  test('lists other events with their sources, then what is coming up', () => {
    const ahead = on('ferry', 'schedule', '2026-12-24', { published: '2026-11-19' });
    const words = wordsOf(en.digest({ ...base, events: [call], upcoming: [ahead] }));
    expect(words.slice(2, 9)).toEqual([
      '## Other events',
      '* Patrol hotline: resumed, 21 Dec 2023',
      '“The two spoke on the line for the first time in a year.”',
      'Gazette, 21 Dec 2023',
      '## Coming up',
      '* Ferry talks: due 24 Dec 2026',
      '“schedule in 2026-12-24.”',
    ]);
  });
});

describe('hostile text', () => {
  const nasty = '{date} <!channel> [x](javascript:alert(1)) \u001B[31m *b* 夏 {count, plural, other {#}}';

  test.each(LANGUAGES)('stays text and is never read as a pattern (%s)', (language) => {
    const event = on('ferry', 'hold', '2026-11-18', { actors: [nasty], evidence: nasty, outlet: nasty });
    const compose = createComposer(straitBrief(), language);
    const message = compose.why({
      status: status('ferry', 'active', [event]),
      contradicts: [],
      rejected: [],
      when,
    });
    const quote = message.blocks.find((block) => block.kind === 'quote');
    expect(quote?.text).toBe(nasty);
    expect(quote?.source[0]).toEqual({ kind: 'text', text: nasty });
    const full = compose.channel({ status: status('ferry', 'active', [event]), parts: [], when });
    expect(wordsOf(full).join('\n')).toContain(nasty);
  });

  test('an address that is not on the web is no link', () => {
    const told = report('hold', '2026-11-18', { channel: 'ferry' });
    const event = {
      ...on('ferry', 'hold', '2026-11-18'),
      reports: [{ ...told, source: { ...told.source, url: 'javascript:alert(1)' } }],
    };
    const { blocks } = createComposer(straitBrief(), 'en').why({
      status: status('ferry', 'active', [event]),
      contradicts: [],
      rejected: [],
      when,
    });
    expect(JSON.stringify(blocks)).not.toContain('"link"');
  });
});
