import type { Localized } from './language.ts';

/** A name in the reader's language, or what is called the same in all of them. */
export type Name = string | Localized;

/** What a reader is told went wrong, and the values that the explanation names. The texts are in `src/messages/locales/problems/`. */
export interface ProblemValues {
  // the line
  readonly 'line.long': { readonly count: number; readonly brief: string };
  readonly 'line.empty': { readonly brief: string };
  readonly 'brief.other': { readonly typed: string; readonly brief: string };
  readonly 'brief.unknown': { readonly typed: string; readonly known: readonly string[] };
  readonly 'command.unknown': {
    readonly typed: string;
    readonly known: readonly Name[];
    readonly brief: string;
  };
  readonly 'option.twice': { readonly name: string };
  readonly 'option.unknown': {
    readonly command: Name;
    readonly typed: string;
    readonly known: readonly string[];
  };
  readonly 'option.misspelt': { readonly command: Name; readonly typed: string; readonly near: string };
  readonly 'words.left': { readonly command: Name; readonly typed: string };
  // its values
  readonly 'value.missing': { readonly command: Name; readonly summary: Name; readonly example: string };
  readonly 'date.unreadable': { readonly name: string; readonly typed: string };
  readonly 'date.future': { readonly name: string; readonly date: string; readonly today: string };
  readonly 'dates.reversed': { readonly from: string; readonly to: string };
  readonly 'since.late': { readonly since: string; readonly to: string };
  readonly 'window.unknown': { readonly typed: string };
  readonly 'page.unreadable': { readonly typed: string };
  readonly 'page.beyond': { readonly page: number; readonly count: number };
  readonly 'language.unknown': { readonly typed: string; readonly known: readonly string[] };
  readonly 'order.unknown': { readonly typed: string; readonly known: readonly string[] };
  readonly 'channel.unknown': { readonly typed: string; readonly known: readonly Name[] };
  readonly 'channel.ambiguous': { readonly typed: string; readonly known: readonly Name[] };
  readonly 'outlet.unknown': { readonly typed: string };
  readonly 'outlet.ambiguous': { readonly typed: string; readonly known: readonly string[] };
  // words to look for
  readonly 'query.long': { readonly count: number };
  readonly 'query.quote': Nothing;
  readonly 'query.exclusions': Nothing;
  readonly 'query.empty': Nothing;
  // what there is not
  readonly 'article.unknown': { readonly typed: string };
  readonly 'source.unknown': { readonly typed: string; readonly known: readonly string[] };
  readonly 'edition.unknown': { readonly when: string };
  readonly 'delivery.unknown': { readonly typed: string };
  readonly 'subscription.unknown': { readonly typed: string };
  // a subscription, with everything that is wrong with it
  readonly 'draft.invalid': { readonly problems: readonly (Problem | string)[] };
  readonly 'draft.brief': { readonly typed: string; readonly known: readonly string[] };
  readonly 'draft.idle': Nothing;
  readonly 'draft.language': { readonly typed: string; readonly known: readonly string[] };
  readonly 'draft.platform': { readonly typed: string; readonly known: readonly string[] };
  readonly 'draft.disconnected': { readonly typed: string };
  readonly 'draft.address': Nothing;
  readonly 'draft.channel': { readonly typed: string };
  readonly 'draft.group': { readonly typed: string };
  readonly 'draft.state': { readonly typed: string };
  readonly 'draft.days': Nothing;
  readonly 'draft.times': Nothing;
  readonly 'draft.weekday': { readonly typed: string };
  readonly 'draft.time': { readonly typed: string };
  readonly 'draft.zone': { readonly typed: string };
  // a decision on an event, with everything that is wrong with it
  readonly 'decision.invalid': { readonly problems: readonly Problem[] };
  readonly 'decision.reason': Nothing;
  readonly 'decision.source': Nothing;
  readonly 'decision.long': { readonly count: number };
  readonly 'decision.action': { readonly known: readonly string[] };
  readonly 'decision.form': { readonly known: readonly string[] };
  readonly 'decision.date': { readonly typed: string };
  readonly 'decision.unsplit': Nothing;
  readonly 'decision.itself': Nothing;
  readonly 'decision.unnamed': Nothing;
  readonly 'decision.unknown': { readonly typed: string };
  readonly 'claim.unknown': { readonly typed: string };
  // what only the operator can mend
  readonly unavailable: Nothing;
  readonly defect: Nothing;
}

type Nothing = Readonly<Record<never, never>>;

export type ProblemKind = keyof ProblemValues;

/** One thing that went wrong for a reader. */
export interface Problem<Kind extends ProblemKind = ProblemKind> {
  readonly kind: Kind;
  readonly values: ProblemValues[Kind];
}

/** A problem of a kind, whose values fit it. */
export function problem<Kind extends ProblemKind>(kind: Kind, values: ProblemValues[Kind]): Problem<Kind> {
  return { kind, values };
}
