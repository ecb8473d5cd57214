import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, fixedClock, type Language, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';

/** A picture to be drawn: the name of its file, and its page. */
export interface Screenshot {
  readonly name: string;
  readonly html: string;
  /** CSS pixels. */
  readonly width: number;
}

/** What is shown of every platform, in each language, on a large screen and on a telephone. */
const LINES = [
  { what: 'status', line: 'status' },
  { what: 'digest', line: 'digest since:2026-05-11 as-of:2026-05-17' },
] as const;
const PICTURED: readonly Language[] = ['en', 'zh-Hant'];

/** Lets the work use an engine over the first brief's chronology alone, whose facts have real sources, on the day after its last fact. */
export async function withChronology<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'backchannel-pictures-'));
  const store = await openStore({ data });
  try {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    return await work(openEngine({ brief, store, clock: fixedClock('2026-09-28T12:00:00.000Z') }));
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Every picture of a platform: a line in a language, at the width of a large screen or of a telephone. */
export async function everyShot(
  platform: string,
  widths: { readonly screen: number; readonly phone: number },
  draw: (line: string, language: Language, phone: boolean) => Promise<string>,
): Promise<readonly Screenshot[]> {
  const shots: Screenshot[] = [];
  for (const { what, line } of LINES) {
    for (const language of PICTURED) {
      for (const phone of [false, true]) {
        const name = `${platform}-${what}-${language}${phone ? '-phone' : ''}`;
        const width = phone ? widths.phone : widths.screen;
        shots.push({ name, html: await draw(line, language, phone), width });
      }
    }
  }
  return shots;
}
