import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backchannel, temporaryFolder } from '../support/run.ts';

const folder = temporaryFolder();
const env = { BACKCHANNEL_DATA: join(folder, 'data') };
const file = join(folder, 'articles.jsonl');

/** Two made-up articles that contradict each other, a day apart, from two outlets. */
const articles = [
  {
    id: 'agreed',
    title: 'Defence chiefs to talk',
    published: '2024-05-21',
    outlet: 'Harbour Post',
    text: 'China and the United States agreed on Monday to resume military-to-military communications, the Pentagon said.',
  },
  {
    id: 'refused',
    title: '国防部驳斥美方说法',
    published: '2024-05-22',
    outlet: '海湾日报',
    text: '中国国防部发言人21日说，中方拒绝了美方恢复中美两军沟通的提议。',
  },
];

describe('two sides contradict each other', () => {
  const ask = async (...args: string[]) => {
    const { stdout } = await backchannel(
      ['--no-chronology', '--as-of', '2024-05-25', 'why', 'military', ...args],
      { env },
    );
    return stdout;
  };

  beforeAll(async () => {
    writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
    expect(await backchannel(['ingest', file], { env })).toMatchObject({ code: 0 });
  });

  it('both are kept, apart', async () => {
    const { supports, contradicts } = JSON.parse(await ask('--json'));
    const told = (events: { action: string; date: string }[]) =>
      events.map(({ action, date }) => `${action} ${date}`);
    expect([...told(supports), ...told(contradicts)].toSorted()).toEqual([
      'agree 2024-05-20',
      'refuse 2024-05-21',
    ]);
    expect(contradicts).toHaveLength(1);
  });

  it('both are shown, each with who says it', async () => {
    const shown = await ask();
    expect(shown).toContain('Reports that point the other way');
    expect(shown).toContain('the Pentagon');
    expect(shown).toContain('Harbour Post');
    expect(shown).toContain('中国国防部发言人');
    expect(shown).toContain('海湾日报');
  });
});
