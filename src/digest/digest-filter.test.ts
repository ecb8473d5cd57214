import { describe, expect, test } from 'vitest';
import { happening, type ReportDetails } from '../../test/support/history.ts';
import { straitBrief } from '../../test/support/strait.ts';
import type { Action } from '../domain/event.ts';
import type { State } from '../domain/status.ts';
import type { Filter } from '../domain/subscription.ts';
import { foldScript } from '../text/script.ts';
import { createDigestFilter } from './digest-filter.ts';

const ALL: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };
const digestFilter = (over: Partial<Filter>) =>
  createDigestFilter({ ...ALL, ...over }, straitBrief().channels, (text) =>
    foldScript(text, true).toLowerCase(),
  );
const event = (channel: string, action: Action = 'hold', details: ReportDetails = {}) =>
  happening(action, '2024-03-04', { channel, ...details });

const shown = (state: State) => ({ state, since: null, confirmed: true });
const transition = (before: State, after: State, cause = event('ferry')) => ({
  channel: 'ferry',
  day: '2024-03-04',
  before: shown(before),
  after: shown(after),
  cause,
});

describe('a filter', () => {
  test('without anything in it lets everything through', () => {
    expect(digestFilter({}).event(event('ferry'))).toBe(true);
    expect(digestFilter({}).transition({ ...transition('active', 'ended'), cause: undefined })).toBe(true);
  });

  test.each<[string, Partial<Filter>, readonly string[]]>([
    ['a channel', { channels: ['ferry'] }, ['ferry']],
    [
      'a channel with those that it sums up',
      { channels: ['patrols'] },
      ['patrols', 'patrol-hotline', 'harbour-masters'],
    ],
    ['a child without its parent', { channels: ['patrol-hotline'] }, ['patrol-hotline']],
    ['a group', { groups: ['land'] }, ['ferry']],
    [
      'groups and channels together',
      { groups: ['land'], channels: ['patrol-hotline'] },
      ['patrol-hotline', 'ferry'],
    ],
    ['no channel that there is', { channels: ['nothing'] }, []],
  ])('takes in %s', (_, filter, expected) => {
    const ids = straitBrief().channels.map(({ id }) => id);
    expect(ids.filter((id) => digestFilter(filter).channel(id))).toEqual(expected);
    expect(ids.filter((id) => digestFilter(filter).event(event(id)))).toEqual(expected);
  });

  test('of states takes a transition that leads to one or away from one, and an event whose action leads there', () => {
    const { transition: takes, event: takesEvent } = digestFilter({ states: ['suspended'] });
    expect(takes(transition('active', 'suspended'))).toBe(true);
    expect(takes(transition('suspended', 'restored'))).toBe(true);
    expect(takes(transition('active', 'refused'))).toBe(false);
    expect(takesEvent(event('ferry', 'suspend'))).toBe(true);
    expect(takesEvent(event('ferry', 'hold'))).toBe(false);
  });

  test('of outlets takes what one of them tells, however it is written', () => {
    const { event: takes, transition: takesTransition } = digestFilter({ outlets: ['聯合早報', 'gazette'] });
    expect(takes(event('ferry', 'hold', { outlet: '联合早报' }))).toBe(true);
    expect(takes(event('ferry', 'hold', { outlet: 'Gazette' }))).toBe(true);
    expect(takes(event('ferry', 'hold', { outlet: 'Gazette of the South' }))).toBe(false);
    expect(takes(event('ferry', 'hold', { outlet: null }))).toBe(false);
    expect(takesTransition(transition('active', 'ended', event('ferry', 'end', { outlet: 'Herald' })))).toBe(
      false,
    );
  });

  test('of words takes what has one of them in its evidence, in either script and any case', () => {
    const { event: takes } = digestFilter({ words: ['軍事熱線', 'Hotline'] });
    expect(takes(event('ferry', 'hold', { evidence: '双方恢复军事热线。' }))).toBe(true);
    expect(takes(event('ferry', 'hold', { evidence: 'The HOTLINE rang.' }))).toBe(true);
    expect(takes(event('ferry', 'hold', { evidence: 'They met.' }))).toBe(false);
  });

  test('of several kinds takes what all of them take', () => {
    const { event: takes } = digestFilter({ channels: ['ferry'], outlets: ['Gazette'], states: ['active'] });
    expect(takes(event('ferry'))).toBe(true);
    expect(takes(event('patrols'))).toBe(false);
    expect(takes(event('ferry', 'suspend'))).toBe(false);
  });

  test('takes a correction by what was taken back and by what is said instead', () => {
    const { source, event: told } = event('ferry', 'suspend').reports[0] ?? fail();
    const correction = { source, withdrawn: [told], instead: [] };
    expect(digestFilter({ channels: ['ferry'] }).correction(correction)).toBe(true);
    expect(digestFilter({ channels: ['patrols'] }).correction(correction)).toBe(false);
    expect(digestFilter({ outlets: ['Herald'] }).correction(correction)).toBe(false);
    const instead = [{ ...told, channel: 'patrols' }];
    expect(digestFilter({ channels: ['patrols'] }).correction({ ...correction, instead })).toBe(true);
  });
});

function fail(): never {
  throw new Error('An event has reports.');
}
