import type { Article, Block, Finding, Json, Seen, Spans } from '../src/index.ts';

/** What was seen in one sentence: all its clauses have it in common. */
function bySentence(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const sentences: [Finding, ...Finding[]][] = [];
  for (const finding of findings) {
    const last = sentences.at(-1);
    // A repeated sentence starts again with its first clause.
    const same =
      last?.[0].sentence === finding.sentence &&
      last[0].paragraph === finding.paragraph &&
      last[0].clause !== finding.clause;
    if (same) last.push(finding);
    else sentences.push([finding]);
  }
  return sentences;
}

/** The documented fields of `explanation`. */
export function explanationData(findings: readonly Finding[]): Json {
  return bySentence(findings).map((clauses) => {
    const [{ paragraph, sentence, dates, parties, named }] = clauses;
    const pairs = (seen: readonly Seen[]) => seen.map(({ text, as }) => ({ text, as }));
    return {
      paragraph,
      sentence,
      dates: pairs(dates),
      parties: pairs(parties),
      named: pairs(named),
      clauses: clauses.map(({ clause, cues, channels, verdict, outcomes }) => ({
        clause,
        cues: pairs(cues),
        channels,
        verdict,
        outcomes: outcomes.map(({ channel, action, date, event, reason }) => ({
          channel,
          action,
          date,
          event,
          reason,
        })),
      })),
    };
  });
}

/** Sentence by sentence: its words, what was seen in them, and each clause with its verdict and what came of it. */
export function explanationBlocks(article: Article, findings: readonly Finding[]): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: text('Sentence by sentence') };
  if (findings.length > 0) return [heading, ...bySentence(findings).flatMap(sentenceBlocks)];
  const why =
    article.published === null
      ? 'No sentence was read: the article has no date of publication.'
      : 'No sentence was read: the article names no channel, and nobody who could meet on one.';
  return [heading, { kind: 'text', text: text(why) }];
}

function sentenceBlocks(clauses: readonly [Finding, ...Finding[]]): Block[] {
  const [first] = clauses;
  const place = first.paragraph < 0 ? 'title' : `paragraph ${first.paragraph + 1}`;
  const fields = (['dates', 'parties', 'named'] as const)
    .filter((label) => first[label].length > 0)
    .map((label) => ({ label, value: seen(first[label]) }));
  return [
    { kind: 'divider' },
    { kind: 'quote', text: first.sentence, source: text(place) },
    ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
    ...clauses.map(clauseBlock),
  ];
}

function clauseBlock({ clause, sentence, cues, channels, verdict, outcomes }: Finding): Block {
  const reading = channels.length > 0 ? `${verdict}, for ${channels.join(', ')}` : verdict;
  return {
    kind: 'entry',
    title: clause === sentence ? text('the whole sentence') : [{ kind: 'strong', text: clause.trim() }],
    lines: [
      ...(cues.length > 0 ? [seen(cues)] : []),
      text(reading),
      ...outcomes.map(
        ({ channel, action, date, event, reason }): Spans => [
          { kind: 'text', text: event ? '✓ ' : '✗ ' },
          { kind: 'text', text: `${channel} ${action} ${date ?? 'undated'}: ` },
          { kind: 'faint', text: reason },
        ],
      ),
    ],
  };
}

/** "16日 = 2024-04-16; …" */
function seen(list: readonly Seen[]): Spans {
  return list.flatMap(({ text: words, as }, index) => [
    { kind: 'text', text: `${index > 0 ? '; ' : ''}${words}` },
    { kind: 'faint', text: ` = ${as}` },
  ]);
}

function text(words: string): Spans {
  return [{ kind: 'text', text: words }];
}
