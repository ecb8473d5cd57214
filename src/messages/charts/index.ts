import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../../domain/chart.ts';
import { drawChart } from './chart.ts';
import { FAMILY, withFontFiles } from './font.ts';
import { pictureTheme, SIZE } from './style.ts';

/** The chart as a PNG, by default of 1,000 pixels in width. The same chart gives the same bytes on every machine: no font of the system is used. */
export function drawPicture(chart: Chart, width: number = SIZE.width): Uint8Array {
  return withFontFiles((fontFiles) => {
    const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FAMILY };
    const fitTo = { mode: 'width', value: width } as const;
    return new Resvg(drawChart(chart, pictureTheme(FAMILY)), { font, fitTo }).render().asPng();
  });
}
