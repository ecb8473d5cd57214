import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../test/support/sources.ts';
import { withBrowser } from './browser.ts';
import { discordPictures } from './discord.ts';
import { withChronology } from './shots.ts';
import { slackPictures } from './slack.ts';
import { terminalPictures } from './terminal.ts';
import { webPictures } from './web.ts';
import { weekPicture } from './week.ts';

/** Draws what the documents show into `docs/pictures/`: `npm run pictures`, or only the pictures whose names contain a word. */
const folder = join(ROOT, 'docs', 'pictures');
const wanted = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });

function keep(name: string, png: Uint8Array): void {
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`docs/pictures/${name}.png  ${Math.ceil(png.length / 1000)} kB`);
}

if ('week'.includes(wanted)) keep('week', await weekPicture());
await withChronology((engine) =>
  withBrowser(async (draw) => {
    for (const pictures of [terminalPictures, slackPictures, discordPictures]) {
      for (const { name, html, width } of await pictures(engine)) {
        if (name.includes(wanted))
          keep(name, await draw({ html, width: Math.ceil(width), selector: '.shot' }));
      }
    }
  }),
);
if ('web'.includes(wanted)) for (const { name, png } of await webPictures()) keep(name, png);
