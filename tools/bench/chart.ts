import { type Brief, openEngine, openStore } from '../../src/index.ts';
import { drawPicture } from '../../src/messages/charts/index.ts';
import { median } from './median.ts';

const SIZE = { width: 1_600, height: 900 };
const TIMES = 9;

/** Milliseconds of processor time in which the chart of five years is drawn with as many channels as fit 1,600 × 900 pixels. */
export async function timeChart(brief: Brief, data: string): Promise<number> {
  const store = await openStore({ data });
  const engine = openEngine({ brief, store });
  const window = { from: '2021-01-01', to: '2025-12-31' };
  const whole = engine.composer('zh-Hans').chart({ ...window, strips: await engine.timelines(window) });
  await store.close();
  const draw = (rows: number) => drawPicture({ ...whole, rows: whole.rows.slice(0, rows) }, SIZE.width);
  let rows = whole.rows.length;
  while (rows > 1 && heightOf(draw(rows)) > SIZE.height) rows -= 1;
  const times = Array.from({ length: TIMES }, () => {
    const began = process.cpuUsage();
    draw(rows);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return median(times);
}

/** The height that a PNG states in its header. */
function heightOf(png: Uint8Array): number {
  return Buffer.from(png).readUInt32BE(20);
}
