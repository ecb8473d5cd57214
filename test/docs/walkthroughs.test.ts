import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf, copyOfCheckout } from '../support/pages.ts';
import { run } from '../support/run.ts';

/** A file's block names it behind its language: `ts adapters/x/index.ts`. */
const FILE = /^\w+ (\S+\.\w+)$/;

const PAGES = ['add-a-channel', 'add-an-adapter', 'add-an-extractor'].map((name) => `docs/how-to/${name}.md`);

test.each(PAGES)(
  '%s can be carried out as it stands',
  async (page) => {
    const cwd = copyOfCheckout();
    const blocks = blocksOf(page);
    expect(blocks.filter(({ info }) => info === 'sh').length).toBeGreaterThan(0);
    let printed = '';
    for (const { info, text } of blocks) {
      const [, file] = FILE.exec(info) ?? [];
      if (file !== undefined) {
        mkdirSync(dirname(join(cwd, file)), { recursive: true });
        writeFileSync(join(cwd, file), text);
      } else if (info === 'sh') {
        const { code, stdout, stderr } = await run('bash', ['-ec', text], { cwd });
        expect(code, `${text}${stdout}${stderr}`).toBe(0);
        printed = stdout;
      } else if (info === 'text contains') expect(printed).toContain(text.trim());
      else throw new Error(`${page} has a block “${info}”, which this test does not know.`);
    }
  },
  400_000,
);
