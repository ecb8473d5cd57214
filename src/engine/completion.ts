import type { Brief, Channel } from '../domain/brief.ts';
import { isPartialDate } from '../domain/dates.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Suggest, Suggestion } from '../domain/suggestion.ts';
import type { NamedDate } from '../messages/date-suggestions.ts';
import { type Completer, createCompleter } from '../search/index.ts';
import type { RevisionCounter, SearchIndex } from '../storage/contracts.ts';
import { createRevisionMemo, once } from '../text/memo.ts';

/** Completes names of a brief and its articles' outlets. What is compared is made once, when it is first asked for. */
export function createSuggest(
  brief: Brief,
  store: SearchIndex & RevisionCounter,
  datesOf: (language: Language) => readonly NamedDate[],
): Suggest {
  const channels = once(() =>
    createCompleter(
      brief.channels.map((channel) => ({
        value: channel,
        names: [channel.id, ...Object.values(channel.title), ...topicsOf(channel)],
      })),
    ),
  );
  const people = once(() =>
    createCompleter(
      brief.actors.map((actor) => ({
        value: actor,
        names: [
          ...Object.values(actor.name),
          ...actor.aliases.en,
          ...actor.aliases.zh,
          ...actor.ambiguous.zh,
        ],
      })),
    ),
  );
  const outlets = createOutletCompleter(store);
  return async (kind, typed, language, limit = 25) => {
    switch (kind) {
      case 'channel':
        return channels()(typed, limit).map(({ id, title }) => ({ label: title[language], value: id }));
      case 'person':
        return people()(typed, limit).map(({ name }) => ({ label: name[language], value: name[language] }));
      case 'outlet':
        return (await outlets())(typed, limit).map((name) => ({ label: name, value: name }));
      case 'date':
        return dates(datesOf, typed, language, limit);
    }
  };
}

/** The phrases by which texts speak of a channel: people ask for it by them as well. */
function topicsOf({ cues: { terms, topics } }: Channel): readonly string[] {
  return [...terms.en, ...terms.zh, ...topics.en, ...topics.zh];
}

/** The outlets' names, read again when the store has changed. */
function createOutletCompleter(store: SearchIndex & RevisionCounter): () => Promise<Completer<string>> {
  const memo = createRevisionMemo<undefined, Promise<Completer<string>>>();
  return async () =>
    memo(await store.revision(), undefined, async () => {
      const names = await store.outlets();
      return createCompleter(names.map((name) => ({ value: name, names: [name] })));
    });
}

/** What was typed, where it is a date; and days and months by name, in any language. */
function dates(
  datesOf: (language: Language) => readonly NamedDate[],
  typed: string,
  language: Language,
  limit: number,
): Suggestion[] {
  const own = isPartialDate(typed.trim()) ? [{ label: typed.trim(), value: typed.trim() }] : [];
  const shown = datesOf(language);
  const all = LANGUAGES.map(datesOf);
  const named = shown.map(({ name, date }, at) => ({
    value: { label: name, value: date },
    names: [date, ...all.flatMap((names) => names[at]?.name ?? [])],
  }));
  const found = createCompleter(named)(typed, limit);
  return [...own, ...found.filter(({ value }) => value !== own[0]?.value)].slice(0, limit);
}
