import type { Chart } from '../domain/chart.ts';
import type { Block } from '../domain/message.ts';
import type { Composer } from '../messages/composer.ts';

/** A chart as a picture with the same in words; `undefined` where none of its channels has anything to show. */
export async function drawBlock(chart: Chart, compose: Composer, name: string): Promise<Block | undefined> {
  if (chart.rows.length === 0) return undefined;
  const alt = compose.chartInWords(chart);
  try {
    const { drawPicture } = await import('../messages/charts/index.ts');
    return { kind: 'image', name: `${name}.png`, png: drawPicture(chart), alt };
  } catch {
    // Where the machine cannot draw, as without the renderer's native part, the answer says it in words.
    return { kind: 'text', text: [{ kind: 'faint', text: alt }] };
  }
}
