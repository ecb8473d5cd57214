import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';

/** The picture of the week as an edition of the first brief carries it. */
export async function weekPicture(): Promise<Uint8Array> {
  const data = mkdtempSync(join(tmpdir(), 'backchannel-pictures-'));
  const store = await openStore({ data });
  try {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    const engine = openEngine({ brief, store, clock: fixedClock('2023-12-22T08:00:00.000Z') });
    await engine.bootstrap();
    const filter = { channels: [], groups: [], states: [], outlets: [], words: [] };
    const [from, to] = [{ at: '2023-12-15T08:00:00.000Z' }, await engine.checkpoint()];
    const { message } = await engine.edition({ from, to, filter, form: 'full', language: 'en' });
    const picture = message.blocks.find((block) => block.kind === 'image');
    if (picture === undefined) throw new Error('The edition has no picture.');
    return picture.png;
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}
