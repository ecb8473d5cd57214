import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/sources.ts';
import { withBrowser } from './browser.ts';
import { slackPictures } from './slack.ts';

/** Draws what the README shows into `docs/`: `npm run pictures`. */
const folder = join(ROOT, 'docs');
mkdirSync(folder, { recursive: true });
await withBrowser(async (draw) => {
  for (const { name, html, width } of await slackPictures()) {
    const png = await draw({ html, width, selector: '.shot' });
    writeFileSync(join(folder, `${name}.png`), png);
    console.log(`docs/${name}.png  ${Math.ceil(png.length / 1000)} kB`);
  }
});
