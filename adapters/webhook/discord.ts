import { type Marks, type Message, printable, shorten, writtenBlocks } from '../../src/index.ts';
import { pagesOf } from './pages.ts';

/** What Discord takes (https://discord.com/developers/docs/resources/message#embed-object-embed-limits). */
const MAX_TEXT = 4_096;
const MAX_LINE = 1_200;
const MAX_URL = 500;
const MAX_ALT = 1_024;

/** A body for a Discord web hook, with the picture that goes along. */
export interface DiscordLetter {
  readonly body: object;
  readonly picture?: { readonly name: string; readonly png: Uint8Array };
}

/** Signs that mean something in Discord's Markdown; an at sign has an invisible space behind it, so that no name follows it. */
const SIGNS = /[\\*_~|`<>#[\]()@]/g;
/** At the beginning of a line these make a list. */
const LEADING = /^(\s*\d*)([-+.])/;
/** What makes an address of the words around it. */
const SCHEME = /:\/\//g;

function escapeText(text: string): string {
  return shorten(text, MAX_LINE)
    .replace(SIGNS, (sign) => `\\${sign}${sign === '@' ? '\u200b' : ''}`)
    .replace(LEADING, '$1\\$2')
    .replace(SCHEME, ':\\/\\/');
}

const MARKS: Marks = {
  text: escapeText,
  strong: (text) => (text.trim() === '' ? text : `**${escapeText(text)}**`),
  faint: escapeText,
  link: (text, url) => (url.length > MAX_URL ? escapeText(text) : `[${escapeText(text)}](<${url}>)`),
  heading: (line, level) => `${'#'.repeat(level)} ${line}`,
  quote: (line) => `> ${line}`,
  bullet: '• ',
};

/** The message as bodies for a Discord web hook, in order; nobody is ever mentioned by them. Pictures come last, each by itself. */
export function discordLetters(message: Message): readonly DiscordLetter[] {
  const blocks = message.blocks.filter(({ kind }) => kind !== 'image');
  const texts = writtenBlocks({ ...message, blocks }, MARKS).map((text) => shorten(text, MAX_TEXT));
  const pages = pagesOf(texts, { most: MAX_TEXT, sizeOf: (text) => text.length + 1 });
  return [
    ...pages.map((page) => ({
      body: { ...QUIET, embeds: [{ description: page.join('\n').slice(0, MAX_TEXT) }] },
    })),
    ...message.blocks.flatMap((block) => (block.kind === 'image' ? [pictureLetter(block)] : [])),
  ];
}

const QUIET = { allowed_mentions: { parse: [] } };

function pictureLetter({
  name,
  png,
  alt,
}: {
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
}) {
  const attachments = [{ id: 0, filename: name, description: shorten(printable(alt), MAX_ALT) }];
  const embeds = [{ image: { url: `attachment://${name}` } }];
  return { body: { ...QUIET, embeds, attachments }, picture: { name, png } };
}
