import { checkString, type Report } from './check-text.ts';
import type { Json } from './workspace.ts';

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** Rich text: sections, lists, quotes, and in them elements of the kinds that there are. */
export function checkRichText(parts: readonly Json[], at: string, report: Report): void {
  if (parts.length === 0) report('needs elements', at);
  for (const [index, part] of parts.entries()) checkPart(part, `${at}/elements/${index}`, report);
}

function checkPart(part: Json, at: string, report: Report): void {
  const elements = list(part.elements);
  if (elements.length === 0) report('needs elements', at);
  switch (part.type) {
    case 'rich_text_section':
    case 'rich_text_quote':
      for (const [index, element] of elements.entries()) checkElement(element, `${at}/${index}`, report);
      return;
    case 'rich_text_list':
      if (part.style !== 'bullet' && part.style !== 'ordered') report('unknown style', at);
      for (const item of elements) {
        if (item.type !== 'rich_text_section') report('a list is made of sections', at);
        checkPart(item, at, report);
      }
      return;
    default:
      report(`unsupported type: ${String(part.type)}`, at);
  }
}

const STYLES = ['bold', 'italic', 'strike', 'code'];

function checkElement(element: Json, at: string, report: Report): void {
  const { type, text, url, style, timestamp, format, channel_id: channel } = element;
  const styles = Object.keys((style ?? {}) as Json);
  if (styles.some((one) => !STYLES.includes(one))) report('unknown style', at);
  switch (type) {
    case 'text':
      if (typeof text !== 'string' || text === '') report('must be more than 0 characters', at);
      return;
    case 'link':
      if (typeof url !== 'string' || !/^(https?|mailto):/.test(url)) report('invalid url', at);
      checkString(url, 3_000, at, report);
      if (text === '') report('must be more than 0 characters', at);
      return;
    case 'date':
      if (!Number.isInteger(timestamp)) report('bad timestamp', at);
      if (typeof format !== 'string' || !/\{\w+\}/.test(format)) report('bad date format', at);
      return;
    case 'channel':
      if (typeof channel !== 'string' || !/^[CG][A-Z0-9]+$/.test(channel)) report('invalid channel', at);
      return;
    case 'user':
    case 'broadcast':
    case 'usergroup':
    case 'emoji':
      return;
    default:
      report(`unsupported type: ${String(type)}`, at);
  }
}
