import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../../domain/chart.ts';
import { drawChart } from './chart.ts';
import { FAMILY, withFontFiles } from './font.ts';
import { pictureTheme } from './style.ts';

/** The chart as a PNG of 1,000 pixels in width. The same chart gives the same bytes on every machine: no font of the system is used. */
export function drawPicture(chart: Chart): Uint8Array {
  return withFontFiles((fontFiles) => {
    const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FAMILY };
    return new Resvg(drawChart(chart, pictureTheme(FAMILY)), { font }).render().asPng();
  });
}
