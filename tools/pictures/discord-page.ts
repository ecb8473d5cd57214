import type { DiscordPayload } from '../../adapters/discord/render/index.ts';
import { type Data, dataIn, isData, textOf } from '../../test/fakes/discord/validate.ts';
import { dataUrl, FONT_CSS } from './browser.ts';
import { markdownHtml } from './discord-markdown.ts';
import { DOT_STYLE, withDots } from './dots.ts';
import { STYLE } from './discord-style.ts';

/** A message of the app as people see it; `only` says that one reader alone does. */
export function messagePage(
  components: readonly Data[],
  { only, files = [] }: { readonly only: boolean; readonly files?: DiscordPayload['files'] },
): string {
  const note = only ? '<div class="only">Only you can see this · Dismiss message</div>' : '';
  return page(`<div class="message"><div class="icon">B</div><div class="stack"><div><span class="name">Backchannel</span>
    <span class="app">APP</span><span class="time">Today at 09:30</span></div>${components.map((component) => html(component, files)).join('')}${note}</div></div>`);
}

/** A modal as people see it. */
export function modalPage({ title, components }: Data): string {
  return page(`<div class="modal"><h1>${esc(textOf(title))}</h1>${dataIn(components).map(fieldHtml).join('')}
    <div class="foot"><span class="button">Cancel</span><span class="button main">Submit</span></div></div>`);
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

function html(component: Data, files: DiscordPayload['files']): string {
  const inner = dataIn(component.components)
    .map((child) => html(child, files))
    .join('');
  switch (component.type) {
    case 1:
      return `<div class="row">${inner}</div>`;
    case 2:
      return buttonHtml(component);
    case 3:
      return menuHtml(component, '');
    case 10:
      return `<div>${withDots(markdownHtml(textOf(component.content)))}</div>`;
    case 12:
      return dataIn(component.items)
        .map(({ media }) => pictureHtml(media, files))
        .join('');
    case 14:
      return '<hr>';
    case 17: {
      const accent = component.accent_color;
      const style =
        typeof accent === 'number'
          ? ` style="border-left-color:#${accent.toString(16).padStart(6, '0')}"`
          : '';
      return `<div class="container"${style}>${inner}</div>`;
    }
    default:
      throw new Error(
        `The page does not know how to draw a component of the type ${String(component.type)}.`,
      );
  }
}

function pictureHtml(media: unknown, files: DiscordPayload['files']): string {
  const url = isData(media) ? textOf(media.url) : '';
  const file = files.find(({ name }) => url === `attachment://${name}`);
  return file === undefined ? '' : `<img src="${dataUrl(file.png)}">`;
}

function buttonHtml({ label, style, disabled }: Data): string {
  const kind = style === 1 ? ' main' : style === 4 ? ' danger' : '';
  return `<span class="button${kind}${disabled === true ? ' off' : ''}">${esc(textOf(label))}</span>`;
}

function menuHtml({ options, placeholder }: Data, width: string): string {
  const chosen = dataIn(options).filter((option) => option.default === true);
  const shown = chosen.length > 0 ? chosen.map(({ label }) => textOf(label)).join(', ') : textOf(placeholder);
  return `<div class="menu${width}${chosen.length > 0 ? ' chosen' : ''}"><span>${esc(shown)}</span><span>⌄</span></div>`;
}

function fieldHtml({ label, description, component }: Data): string {
  const field = isData(component) ? component : {};
  const hint = textOf(description);
  return `<div class="label">${esc(textOf(label))}</div>${hint ? `<div class="hint">${esc(hint)}</div>` : ''}${inputHtml(field)}`;
}

function inputHtml(field: Data): string {
  if (field.type === 4) return `<div class="input">${esc(textOf(field.value)) || '&nbsp;'}</div>`;
  if (field.type === 8)
    return '<div class="menu wide chosen"><span># us-china-news</span><span>⌄</span></div>';
  if (field.type === 21 || field.type === 22) {
    const kind = field.type === 21 ? 'radio' : 'check';
    return dataIn(field.options)
      .map(
        ({ label, description, default: chosen }) =>
          `<div class="${kind}${chosen === true ? ' ticked' : ''}">${esc(textOf(label))}<div class="hint">${esc(textOf(description))}</div></div>`,
      )
      .join('');
  }
  return menuHtml({ placeholder: 'Make a selection', ...field }, ' wide');
}
