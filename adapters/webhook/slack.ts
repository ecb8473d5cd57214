import {
  type Block,
  type Message,
  openableUrl,
  printable,
  type Span,
  type Spans,
  shorten,
} from '../../src/index.ts';
import { pagesOf } from './pages.ts';

/** Slack takes 50 blocks a message; the text of one message is best kept below so many characters. */
const MAX_TEXT = 9_000;
const LARGEST_BLOCK = 200;
const MAX_SPAN = 2_900;
const MAX_HEADER = 150;
const MAX_SUMMARY = 3_000;

type Element = Readonly<Record<string, unknown>>;

/**
 * The message as bodies for a Slack web hook, in order. Its words stand in rich text, in which Slack reads no marks, mentions or links
 * (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). A hook takes no pictures: they are told in words.
 */
export function slackBodies(message: Message): readonly object[] {
  const blocks = message.blocks.map(blockFor).filter((block) => block !== undefined);
  // Every block counts for something, so that many short ones do not exceed their number.
  const sizeOf = (block: Element) => Math.max(JSON.stringify(block).length / 2, LARGEST_BLOCK);
  return pagesOf(blocks, { most: MAX_TEXT, sizeOf }).map((page) => ({
    text: shorten(escapeText(printable(message.summary)), MAX_SUMMARY),
    blocks: page,
    unfurl_links: false,
    unfurl_media: false,
  }));
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function blockFor(block: Block): Element | undefined {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? headerOf(block.text) : rich('section', [block.text], { bold: true });
    case 'text':
      return rich('section', [block.text]);
    case 'fields':
      return rich(
        'section',
        block.fields.map(({ label, value }) => [{ kind: 'faint', text: `${label} ` }, ...value]),
      );
    case 'list':
      return rich('section', block.items.map(bulleted));
    case 'entry':
      return rich('section', [bulleted(block.title), ...block.lines]);
    case 'quote':
      return rich('quote', [[{ kind: 'text', text: block.text }], [DASH, ...block.source]]);
    case 'image':
      return rich('section', [[{ kind: 'faint', text: block.alt }]]);
    case 'divider':
      return { type: 'divider' };
    case 'prompts':
      return undefined;
  }
}

const DASH: Span = { kind: 'text', text: '— ' };
const bulleted = (spans: Spans): Spans => [{ kind: 'text', text: '• ' }, ...spans];

function headerOf(spans: Spans): Element {
  const text = printable(spans.map((span) => span.text).join(''));
  return { type: 'header', text: { type: 'plain_text', text: shorten(text, MAX_HEADER), emoji: false } };
}

/** Lines one below the other, as a section or a quote. Slack refuses one in which nothing stands. */
function rich(kind: 'section' | 'quote', lines: readonly Spans[], style?: Element): Element {
  const elements = lines
    .map((line) => line.flatMap((span) => elementOf(span, style)))
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [NEW_LINE, ...line]));
  const content = elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];
  return { type: 'rich_text', elements: [{ type: `rich_text_${kind}`, elements: content }] };
}

const NEW_LINE: Element = { type: 'text', text: '\n' };

function elementOf(span: Span, style?: Element): readonly Element[] {
  const text = shorten(printable(span.text), MAX_SPAN);
  if (text === '') return [];
  const url = span.kind === 'link' ? openableUrl(span.url) : undefined;
  const bold = span.kind === 'strong' || span.kind === 'state' ? { bold: true } : style;
  const link = url !== undefined && url.length <= MAX_SPAN;
  return [{ ...(link ? { type: 'link', url } : { type: 'text' }), text, ...(bold && { style: bold }) }];
}
