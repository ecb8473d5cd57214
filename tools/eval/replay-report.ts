import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../../src/domain/brief.ts';
import { createExtractor } from '../../src/extract/rules/index.ts';
import { parse } from '../../src/parse/index.ts';
import { type BoardChange, type ReplayReport, readExpectedRows, replay } from './replay.ts';

/** Streams of articles beside the labelled ones, and what the board must show when they are read. */
const STREAMS = ['feeds-2023-first-half', 'posts-2020-autumn'] as const;
const ROWS = 'eval-replay/rows.md';

/** Replays every stream that stands in a folder, with the rules, and describes what the board did. */
export async function replayStreams(brief: Brief, folder: string): Promise<string> {
  const rowsFile = join(folder, ROWS);
  const rows = existsSync(rowsFile) ? readExpectedRows(rowsFile) : [];
  const parts = {
    brief,
    extractor: createExtractor(brief),
    parse: (document: Parameters<typeof parse>[0]) => parse(document, { zones: brief.zones }),
  };
  const texts: string[] = [];
  for (const name of STREAMS) {
    const file = join(folder, 'corpus', `${name}.jsonl.gz`);
    texts.push(
      existsSync(file) ? describe(name, await replay(file, rows, parts)) : `${name}: missing at ${file}`,
    );
  }
  return texts.join('\n\n');
}

function describe(name: string, { articles, events, changes, rows }: ReplayReport): string {
  const confirmed = changes.filter((change) => change.confirmed);
  const backed = confirmed.filter(({ backing }) => backing !== undefined);
  return [
    `${name}: ${articles} articles, ${events} events, ${changes.length} changes of a state`,
    `confirmed changes ${confirmed.length}, backed by a fact ${backed.length} (${share(backed.length, confirmed.length)})`,
    ...rows.map(
      ({ asOf, channel, state, latest, shown, right }) =>
        `${right ? 'right' : 'WRONG'}  ${asOf} ${channel}: ${state} ${latest}, shown ${shown}`,
    ),
    ...changes.filter(({ backing }) => backing === undefined).flatMap(changeLines),
  ].join('\n');
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${Math.round((100 * part) / whole)} %`;
}

function changeLines({ day, channel, from, to, confirmed, grounds }: BoardChange): string[] {
  const [ground = ''] = grounds;
  return [
    `not backed  ${day} ${channel}: ${from} → ${to}${confirmed ? '' : ' (reported)'}`,
    `  ${ground.replace(/\s+/g, ' ').slice(0, 160)}`,
  ];
}
