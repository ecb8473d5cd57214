import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../test/support/sources.ts';
import { withBrowser } from './browser.ts';
import { discordPictures } from './discord.ts';
import { slackPictures } from './slack.ts';
import { webPictures } from './web.ts';
import { weekPicture } from './week.ts';

/** Draws what the README shows into `docs/`: `npm run pictures`. */
const folder = join(ROOT, 'docs');
mkdirSync(folder, { recursive: true });

function keep(name: string, png: Uint8Array): void {
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`docs/${name}.png  ${Math.ceil(png.length / 1000)} kB`);
}

keep('week', await weekPicture());
await withBrowser(async (draw) => {
  for (const { name, html, width } of [...(await slackPictures()), ...(await discordPictures())]) {
    keep(name, await draw({ html, width, selector: '.shot' }));
  }
});
for (const { name, png } of await webPictures()) keep(name, png);
