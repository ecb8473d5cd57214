import { foldScript as fold } from '../../text/script.ts';

/** Endings by which English makes an adjective of a country's name: Norway – Norwegian, Italy – Italian, Vietnam – Vietnamese. */
const ENDINGS = ['n', 'an', 'ian', 'i', 'ese', 'ish', 'er'];

/**
 * Names of the world's countries, territories and unions and their adjectives, in English and simplified Chinese, from
 * Node's own tables. A brief leaves out those that are its sides.
 */
export function countryNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const code of codes()) {
    const english = nameOf('en', 'region', code);
    if (english !== undefined) for (const form of englishForms(english)) names.add(form);
    for (const locale of ['zh-Hans', 'zh-Hant', 'zh-Hant-HK']) {
      const chinese = nameOf(locale, 'region', code);
      if (chinese !== undefined && chinese.length > 1) names.add(fold(chinese, true));
    }
  }
  for (const code of codes()) {
    const language = nameOf('en', 'language', code.toLowerCase());
    if (language !== undefined && /^[A-Z][a-z]{3,}$/.test(language)) names.add(language);
  }
  return names;
}

/** Every code of two letters; most mean nothing. */
function* codes(): Generator<string> {
  for (let first = 65; first < 91; first += 1)
    for (let second = 65; second < 91; second += 1) yield String.fromCharCode(first, second);
}

const tables = new Map<string, Intl.DisplayNames>();

function nameOf(locale: string, type: 'region' | 'language', code: string): string | undefined {
  const key = `${locale} ${type}`;
  const table = tables.get(key) ?? new Intl.DisplayNames(locale, { type, style: 'short', fallback: 'none' });
  tables.set(key, table);
  return table.of(code);
}

function* englishForms(name: string): Generator<string> {
  const [plain = ''] = name.split(' (');
  yield plain;
  if (!/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(plain)) return;
  const stem = plain.replace(/(?:[aeiouy]|es|s)$/, '');
  for (const ending of ENDINGS) {
    yield plain + ending;
    yield stem + ending;
  }
  if (plain.endsWith('y') || plain.endsWith('s')) yield stem;
}
