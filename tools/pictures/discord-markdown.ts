/** Discord's Markdown as far as the app writes it, as HTML: headings, small print, quotes, lists, bold, links, timestamps, channels. */
export function markdownHtml(text: string): string {
  // Lines of one quote have one bar.
  return text.split('\n').map(lineHtml).join('').replaceAll('</blockquote><blockquote>', '');
}

function lineHtml(line: string): string {
  if (line.startsWith('> ')) return `<blockquote>${lineHtml(line.slice(2))}</blockquote>`;
  if (line.startsWith('-# ')) return `<small>${inline(line.slice(3))}</small>`;
  if (line.startsWith('### ')) return `<h3>${inline(line.slice(4))}</h3>`;
  if (line.startsWith('## ')) return `<h2>${inline(line.slice(3))}</h2>`;
  if (line.startsWith('- ')) return `<li>${inline(line.slice(2))}</li>`;
  return `<div>${inline(line) || '&nbsp;'}</div>`;
}

/** What stands in a line, piece by piece as Discord reads it: an escaped sign first, then what has a meaning, then any character. */
const PIECE =
  /\\([^0-9A-Za-z\s])|\*\*((?:\\.|[^*])+)\*\*|\[((?:\\.|[^\]])+)\]\((https?:[^)]+)\)|<t:(\d+):([FR])>|<#(\d+)>|([\s\S])/gu;

function inline(text: string): string {
  return text.replace(PIECE, (_, escaped, bold, label, url, time, style, channel, other) => {
    if (escaped !== undefined) return esc(escaped);
    if (bold !== undefined) return `<b>${inline(bold)}</b>`;
    if (label !== undefined) return `<a href="${esc(url)}">${inline(label)}</a>`;
    if (time !== undefined) return `<span class="stamp">${esc(stamp(Number(time), style))}</span>`;
    if (channel !== undefined) return '<span class="mention"># us-china-news</span>';
    return esc(other);
  });
}

/** The day that the pictures are of. */
const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function stamp(time: number, style: string): string {
  if (style === 'F') return FULL.format(time * 1000);
  const hours = Math.round((time - NOW) / 3600);
  return Math.abs(hours) < 24
    ? RELATIVE.format(hours, 'hour')
    : RELATIVE.format(Math.round(hours / 24), 'day');
}

function esc(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
