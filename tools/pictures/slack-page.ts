import type { Json } from '../../test/fakes/slack/workspace.ts';
import { FONT_CSS } from './browser.ts';
import { DOT_STYLE, withDots } from './dots.ts';
import { STYLE } from './slack-style.ts';

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const words = (text: unknown): string => esc(String((text as Json | undefined)?.text ?? ''));

/** A message of the app as people see it; `only` says that one reader alone does. */
export function messagePage(blocks: unknown, { only }: { readonly only: boolean }): string {
  const note = only ? '<div class="only">Only visible to you</div>' : '';
  return page(`<div class="message"><div class="icon">B</div><div>${note}<div><span class="name">Backchannel</span>
    <span class="app">APP</span><span class="time">9:30 AM</span></div>${list(blocks).map(blockHtml).join('')}</div></div>`);
}

/** A modal as people see it. */
export function modalPage({ title, blocks, submit, close }: Json): string {
  return page(`<div class="modal"><h1>${words(title)}</h1>${list(blocks).map(blockHtml).join('')}<div class="foot">
    <span class="button">${words(close)}</span><span class="button primary">${words(submit)}</span></div></div>`);
}

function page(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8">${FONT_CSS}<style>${STYLE}${DOT_STYLE}</style></head><body><div class="shot">${body}</div></body></html>`;
}

function esc(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function blockHtml(block: Json): string {
  return `<div class="block">${inside(block)}</div>`;
}

function inside(block: Json): string {
  switch (block.type) {
    case 'header':
      return `<div class="header">${words(block.text)}</div>`;
    case 'section':
      return `<div class="section"><div class="text">${textHtml(block.text as Json)}</div>${block.accessory ? elementHtml(block.accessory as Json) : ''}</div>`;
    case 'context':
      return `<div class="context">${list(block.elements).map(words).join(' ')}</div>`;
    case 'actions':
      return `<div class="actions">${list(block.elements).map(elementHtml).join('')}</div>`;
    case 'rich_text':
      return list(block.elements).map(partHtml).join('');
    case 'divider':
      return '<hr>';
    case 'input':
      return `<div class="label">${words(block.label)}</div>${fieldHtml(block.element as Json)}<div class="hint">${words(block.hint)}</div>`;
    case 'data_table':
      return tableHtml(block);
    default:
      throw new Error(`The page does not know how to draw a block of the type ${String(block.type)}.`);
  }
}

/** A table: its first row is the header, and the first cell of each row names it. */
function tableHtml({ rows }: Json): string {
  const [head, ...body] = list(rows).map((row) => list(row).map(words));
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${withDots(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells(head ?? [], 'th')}</tr></thead><tbody>${body
    .map((row) => `<tr>${cells(row, 'td')}</tr>`)
    .join('')}</tbody></table>`;
}

/** Slack's markup as far as the app uses it: bold. */
function textHtml(text: Json): string {
  return text.type === 'mrkdwn' ? words(text).replace(/\*([^*\n]+)\*/g, '<b>$1</b>') : words(text);
}

function partHtml(part: Json): string {
  const inner = list(part.elements);
  if (part.type === 'rich_text_list') {
    return `<ul>${inner.map((item) => `<li>${list(item.elements).map(spanHtml).join('')}</li>`).join('')}</ul>`;
  }
  const spans = inner.map(spanHtml).join('');
  return part.type === 'rich_text_quote'
    ? `<blockquote>${spans}</blockquote>`
    : `<div class="text">${spans}</div>`;
}

function spanHtml(span: Json): string {
  const style = (span.style ?? {}) as Json;
  const text = rawSpan(span);
  return style.bold === true ? `<b>${text}</b>` : text;
}

function rawSpan({ type, text, url, timestamp, channel_id: channel }: Json): string {
  switch (type) {
    case 'link':
      return `<a>${esc(String(text ?? url))}</a>`;
    case 'date': {
      const at = new Date(Number(timestamp) * 1000);
      const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Taipei' } as const;
      return `<span class="date">${at.toLocaleString('en-US', options)}</span>`;
    }
    case 'channel':
      return `<span class="channel">#${String(channel).slice(2).toLowerCase()}</span>`;
    default:
      return esc(String(text));
  }
}

function elementHtml(element: Json): string {
  switch (element.type) {
    case 'button':
      return `<span class="button ${esc(String(element.style ?? ''))}">${words(element.text)}</span>`;
    case 'overflow':
      return '<span class="dots">⋯</span>';
    case 'datepicker':
      return `<span class="menu">${esc(String(element.initial_date))}</span>`;
    default:
      return `<span class="menu">${words((element.initial_option as Json | undefined)?.text) || words(element.placeholder)}</span>`;
  }
}

function fieldHtml(element: Json): string {
  const chosen = [...list(element.initial_options), element.initial_option as Json | undefined]
    .filter((one) => one !== undefined)
    .map((one) => one.value);
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') {
    return list(element.options)
      .map(
        ({ text, value, description }) =>
          `<div class="${element.type === 'checkboxes' ? 'check' : 'radio'} ${chosen.includes(value) ? 'checked' : ''}">${words(text)}${description ? `<div class="hint">${words(description)}</div>` : ''}</div>`,
      )
      .join('');
  }
  if (element.type === 'multi_static_select' && chosen.length > 0) {
    const names = list(element.initial_options).map(({ text }) => words(text));
    return `<div class="field">${names.join(' ✕ &nbsp;')} ✕</div>`;
  }
  const shown = element.initial_value ?? (element.initial_option as Json | undefined)?.text ?? undefined;
  const channel = element.initial_conversation;
  const value =
    typeof shown === 'object' ? words(shown) : esc(String(shown ?? (channel === undefined ? '' : '#news')));
  return `<div class="field">${value || `<span class="empty">${words(element.placeholder)}</span>`}</div>`;
}
