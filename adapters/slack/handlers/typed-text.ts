/** Slack's marks in what people type: `<https://example.org|example.org>`, `<#C0123|general>`, `<@U0123>`. */
const MARKS = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/** What a person typed, from what Slack makes of it: addresses bare, channels by name, mentions left out. */
export function unescapeText(text: string): string {
  const bare = text.replace(MARKS, (_, target: string, label?: string) => {
    if (/^[@!]/.test(target)) return ' ';
    if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
    return target.replace(/^mailto:/, '');
  });
  return plain(bare).replace(/\s+/g, ' ').trim();
}

/** The addresses on the web that a message links to, each once, in order. */
export function linksIn(message: unknown): string[] {
  const found = new Set<string>();
  collect(message, found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      if (typeof one !== 'string') collect(one, found);
      else if (/^(url|title_link|from_url|original_url)$/.test(key) && isWeb(one)) found.add(one);
      else if (key === 'text') for (const url of marked(one)) found.add(url);
    }
  }
}

function marked(text: string): string[] {
  return [...text.matchAll(MARKS)].map(([, target = '']) => plain(target)).filter(isWeb);
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
