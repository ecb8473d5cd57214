import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columns } from '../../adapters/console/layout.ts';
import { loadBrief } from '../../src/brief/index.ts';
import { createPatternReader, type Finding } from '../../src/extract/patterns/index.ts';
import { createTextReader } from '../../src/extract/rules/dated-text.ts';
import { createRuleReader } from '../../src/extract/rules/reader.ts';
import { articleOf } from '../support/reading.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';

const brief = loadBrief('briefs/uschina');

/** What the patterns say of an article's sentences; each line of the text is a paragraph. */
function explain(published: string | null, text: string): Finding[] {
  const findings: Finding[] = [];
  const read = createPatternReader(brief, (finding) => findings.push(finding));
  const article = createTextReader(brief)(articleOf(published, text));
  if (article !== undefined) read(article.sentences, article.published);
  return findings;
}

describe('what the model makes of a sentence', () => {
  it('stands behind its clauses, with confidence and reasons', () => {
    const findings: Finding[] = [];
    const extract = createRuleReader(brief, { watch: (finding) => findings.push(finding) });
    const [event] = extract(articleOf('2024-04-17', '美国国防部长奥斯汀16日与中国国防部长董军通电话。'));
    expect(findings.at(-1)?.outcomes[0]).toMatchObject({
      channel: 'defense-ministers',
      action: 'hold',
      date: '2024-04-16',
      event: true,
      reason: expect.stringContaining(`confidence ${event?.confidence?.toFixed(2)}; pair`),
    });
  });
});

describe('what is told of a sentence', () => {
  it('names dates, parties, cues, channels with how they were reached, and the event', () => {
    const [finding] = explain('2024-04-17', '美国国防部长奥斯汀16日与中国国防部长董军通电话。');
    expect(finding).toMatchObject({
      paragraph: 0,
      dates: [{ text: '16日', as: '2024-04-16' }],
      parties: [
        { text: '奥斯汀', as: 'lloyd-austin, us' },
        { text: '董军', as: 'dong-jun, china' },
      ],
      cues: expect.arrayContaining([{ text: '通电话', as: 'contact' }]),
      channels: ['defense-ministers (pair)'],
      verdict: 'hold 2024-04-16',
      outcomes: [{ channel: 'defense-ministers', event: true, reason: 'an event' }],
    });
  });

  it('names the channel that a sentence names itself', () => {
    const [finding] = explain('2023-11-08', '中美军控与防扩散磋商6日在华盛顿举行。');
    expect(finding?.named.map(({ as }) => as)).toContain('arms-control (term)');
    expect(finding?.channels).toEqual(['arms-control (term)']);
  });

  it('tells why an event was withheld, with the word that withholds it', () => {
    const findings = explain(
      '2023-06-03',
      'If sanctions are lifted, the US and Chinese defense chiefs could meet.',
    );
    expect(findings.map(({ verdict }) => verdict)).toEqual(['withheld: condition', 'withheld: condition']);
    expect(findings[0]?.cues).toContainEqual({ text: 'If', as: 'condition' });
  });

  it('tells that an action is on no channel', () => {
    const findings = explain('2023-06-03', '五角大楼拒绝了会谈请求。\n中美防长会晤。');
    expect(findings[0]?.verdict).toBe('refuse, on no channel');
  });

  it('tells which sentences were not read at all', () => {
    const [, rain] = explain('2023-06-03', '中美防长2日会晤。\n新加坡下雨。');
    expect(rain).toMatchObject({ paragraph: 1, verdict: 'not read: names no contact and no channel' });
  });

  it('tells nothing of an article without a date, or about something else', () => {
    expect(explain(null, '中美防长2日会晤。')).toEqual([]);
    expect(explain('2023-06-03', 'It rains in Singapore.')).toEqual([]);
  });
});

describe('what became of a claim', () => {
  const reasons = (published: string, text: string) =>
    explain(published, text)
      .flatMap(({ outcomes }) => outcomes)
      .map(({ event, reason }) => `${event ? '+' : '-'} ${reason}`);

  it('repeats an event that was told before', () => {
    const text = '美国国防部长奥斯汀16日与中国国防部长董军通电话。\n奥斯汀16日与董军通话后会见记者。';
    expect(reasons('2024-04-17', text)).toEqual([
      '+ an event',
      '- repeats defense-ministers hold 2024-04-16',
    ]);
  });

  it('is told with a finer date by a later sentence', () => {
    const text = '美国国防部长奥斯汀本月与中国国防部长董军通电话。\n奥斯汀16日与董军通电话。';
    expect(reasons('2024-04-17', text)).toEqual([
      '- told better as defense-ministers hold 2024-04-16',
      '+ an event',
    ]);
  });

  it('gives way to the softer word for the same thing', () => {
    const text = '布林肯3日推迟了访华行程。中方3日说，布林肯取消并推迟访华行程。';
    expect(
      reasons('2023-02-04', text).every((reason) => /^[+-] (?:an event|repeats|gives way)/.test(reason)),
    ).toBe(true);
  });

  it('is dated by its report', () => {
    expect(reasons('2023-05-30', '中方拒绝了美方提出的两国防长在新加坡会面的请求。')).toEqual([
      '+ an event, dated by its report: 2023-05-30',
    ]);
  });

  it('is no news', () => {
    expect(reasons('2023-05-30', '中方此前曾拒绝中美防长会面的请求。')).toEqual([
      '- undated, and no news of the day',
    ]);
  });
});

describe('extract --explain', () => {
  const file = join(temporaryFolder(), 'articles.jsonl');
  const line = {
    id: 'a',
    title: 'Pentagon: \u001B[31mcall refused',
    published: '2023-02-08',
    outlet: 'sample',
    text: '五角大楼发言人莱德7日说，击落气球后奥斯汀曾要求与魏凤和通话，但中方拒绝了这一请求。\n\u001B[2J天气很好。',
  };
  writeFileSync(file, `${JSON.stringify(line)}\n`);

  it('shows each sentence with what was seen, in 80 columns and without escape sequences', async () => {
    const { code, stdout } = await backchannel(['extract', file, '--explain']);
    expect(code).toBe(0);
    expect(stdout).toContain('奥斯汀 = lloyd-austin, us');
    expect(stdout).toContain('✓ defense-ministers propose 2023-02-07: an event');
    expect(stdout).toContain('defense-ministers refuse 2023-02-07');
    expect(stdout).toContain('not read: names no contact and no channel');
    expect(stdout).not.toContain('\u001B');
    expect(Math.max(...stdout.split('\n').map(columns))).toBeLessThanOrEqual(80);
  });

  it('gives the same as JSON, one entry a sentence', async () => {
    const { stdout } = await backchannel(['extract', file, '--explain', '--json']);
    const { explanation } = JSON.parse(stdout);
    expect(explanation).toHaveLength(3);
    expect(explanation[1].clauses).toHaveLength(4);
    expect(explanation[1].clauses[2].outcomes[0]).toMatchObject({
      channel: 'defense-ministers',
      action: 'refuse',
    });
  });

  it('is left out where it is not asked for', async () => {
    const { stdout } = await backchannel(['extract', file, '--json']);
    expect(JSON.parse(stdout)).not.toHaveProperty('explanation');
  });
});
