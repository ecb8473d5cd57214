import type { SourceHealth } from '../domain/source-state.ts';
import { findSource } from '../engine/polling/find-source.ts';
import { withoutCredentials } from '../text/urls.ts';
import type { Command, Json } from './command.ts';
import { LANG, positional } from './parameters.ts';

/** Where news comes from, and how each source is doing. */
export const sources: Command = {
  name: 'sources',
  chineseName: { 'zh-Hans': '来源', 'zh-Hant': '來源' },
  aliases: [],
  summary: {
    en: 'where news comes from, and how each source is doing',
    'zh-Hans': '新闻来源及其运行情况',
    'zh-Hant': '新聞來源及其運作情況',
  },
  parameters: [
    positional('source', {
      en: 'one source in full, by its id',
      'zh-Hans': '某个来源的详情，按其编号',
      'zh-Hant': '某個來源的詳情，按其編號',
    }),
    LANG,
  ],
  examples: ['sources'],
  async ask({ engine, compose }, { source: asked }) {
    const all = await engine.sources();
    const one = asked === undefined ? undefined : findSource(all, asked);
    return {
      message: one === undefined ? compose.sources(all) : compose.sourceHealth(one),
      data: { brief: engine.brief.name, sources: (one === undefined ? all : [one]).map(sourceJson) },
    };
  },
};

/** The documented fields of a source. */
function sourceJson({ source, added, paused, progress, trouble, articles, relevant }: SourceHealth): Json {
  const { succeeded, arrived, failures, failingSince, failure, nextDue, movedTo } = progress;
  return {
    source: source.id,
    kind: source.kind,
    address: withoutCredentials(movedTo ?? source.location),
    outlet: source.outlet,
    language: source.language ?? null,
    official: source.official ?? null,
    terms: source.terms ?? null,
    verified: source.verified,
    enabled: source.enabled,
    added,
    paused: paused === null ? null : { by: paused.by.name, at: paused.at },
    succeeded,
    newest: arrived,
    failures,
    failingSince,
    failure: failure === null ? null : { kind: failure.kind, detail: failure.detail },
    trouble,
    next: source.enabled && paused === null ? nextDue : null,
    week: { articles, relevant },
  };
}
