import { describe, expect, it } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import { createRuleReader } from '../../src/extract/rules/reader.ts';
import { articleOf } from '../support/reading.ts';

const brief = loadBrief('briefs/uschina');

/** Actors that the sentence's parties are read as. */
function partiesOf(sentence: string, language: 'zh-Hans' | 'zh-Hant' | 'en'): string[] {
  const seen: string[] = [];
  const extract = createRuleReader(brief, {
    watch: ({ parties }) => seen.push(...parties.map(({ as }) => as)),
  });
  // A channel by its own name, so that the article is read at all.
  const lead = language === 'en' ? 'US-China trade talks went on.' : '中美贸易谈判继续举行。';
  extract({ ...articleOf('2024-05-01', `${lead}\n${sentence}`), language });
  return seen;
}

describe('every form of a name that the brief holds is recognised in a sentence', () => {
  const forms = brief.actors.flatMap(({ id, name, aliases, ambiguous }) => {
    const common = new Set([...ambiguous.zh, ...ambiguous.en]);
    const zh = [...new Set([name['zh-Hans'], name['zh-Hant'], ...aliases.zh])].filter(
      (form) => !common.has(form),
    );
    const en = [...new Set([name.en, ...aliases.en])].filter((form) => !common.has(form));
    return [
      ...zh.map((form) => [form, id, 'zh-Hant'] as const),
      ...en.map((form) => [form, id, 'en'] as const),
    ];
  });

  it.each(forms)('%s', (form, id, language) => {
    const sentence = language === 'en' ? `A meeting with ${form} took place.` : `昨日會談，${form}出席。`;
    const found = partiesOf(sentence, language);
    expect(found.some((party) => party.startsWith(`${id}, `) || party === id)).toBe(true);
  });
});
