import {
  type Message,
  openableUrl,
  type PlainBlock,
  printable,
  type Span,
  type Spans,
  SYMBOLS,
  withoutTables,
} from '../../src/index.ts';

/** A message as the HTML alternative of a mail. `srcOf` gives the address of a picture that goes along with it. Pure. */
export function htmlOf(message: Message, srcOf: (name: string) => string): string {
  const blocks = withoutTables(message)
    .blocks.map((block) => write(block, srcOf))
    .join('\n');
  return `<!doctype html>
<html lang="${message.language}"><head><meta charset="utf-8"><title>${escapeHtml(printable(message.summary))}</title></head>
<body style="${BODY}">
${blocks}
</body></html>
`;
}

const BODY =
  'margin:0 auto;padding:16px;max-width:680px;font:15px/1.5 system-ui,sans-serif;color:#1d2530;background:#fff';
const FAINT = 'color:#66707d';
const QUOTE = 'margin:6px 0 14px 18px;padding-left:12px;border-left:3px solid #d5dae1';

function write(block: PlainBlock, srcOf: (name: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? tag('h1', 'font-size:22px;margin:0 0 12px', line(block.text))
        : tag('h2', 'font-size:16px;margin:22px 0 6px', line(block.text));
    case 'text':
      return tag('p', 'margin:8px 0', line(block.text));
    case 'fields':
      return block.fields
        .map(({ label, value }) => tag('p', 'margin:4px 0', `${faint(label)} ${line(value)}`))
        .join('');
    case 'list':
      return tag('ul', 'margin:8px 0', block.items.map((item) => tag('li', '', line(item))).join(''));
    case 'entry':
      return tag(
        'p',
        `margin:10px 0 4px ${20 * (block.depth ?? 0)}px`,
        [
          `${block.state === undefined ? '' : `${SYMBOLS[block.state]} `}${line(block.title)}`,
          ...block.lines.map(line),
        ].join('<br>'),
      );
    case 'quote':
      return tag('blockquote', QUOTE, `${escapeHtml(printable(block.text).trim())}<br>${line(block.source)}`);
    case 'image':
      return `<img src="${srcOf(block.name)}" alt="${escapeHtml(printable(block.alt))}" style="max-width:100%;height:auto">`;
    case 'divider':
      return '<hr>';
    case 'prompts':
      return '';
  }
}

function tag(name: string, style: string, content: string): string {
  return `<${name}${style === '' ? '' : ` style="${style}"`}>${content}</${name}>`;
}

function faint(text: string): string {
  return `<span style="${FAINT}">${escapeHtml(printable(text))}</span>`;
}

function line(spans: Spans): string {
  return spans.map(writeSpan).join('');
}

function writeSpan(span: Span): string {
  const text = escapeHtml(printable(span.text));
  switch (span.kind) {
    case 'text':
    case 'date':
      return text;
    case 'strong':
    case 'state':
      return `<strong>${text}</strong>`;
    case 'faint':
      return faint(span.text);
    case 'link': {
      const url = openableUrl(span.url);
      return url === undefined ? text : `<a href="${escapeHtml(url)}">${text}</a>`;
    }
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
