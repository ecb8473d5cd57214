import {
  type Brief,
  commands,
  type Language,
  lineOf,
  type Parameter,
  parseLine,
  type Question,
} from '../../src/index.ts';
import type { EncodedQuestion } from './question-codec.ts';

/** What can be done with an answer besides reading it. */
export const FOLLOW_UPS = ['previous', 'next', 'as-of', 'channel', 'language', 'post', 'subscribe'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** An answer that is shown, and which page of it. */
export interface ShownAnswer {
  readonly brief: Brief;
  /** The question as it was understood. */
  readonly question: Question;
  readonly language: Language;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Whether it can be posted for all: one reader sees it, in a conversation of several. */
  readonly postable: boolean;
}

/** The follow-ups that an answer offers, by the parameters of its command. */
export function followUpsOf({ question, page, pages, postable }: ShownAnswer): readonly FollowUp[] {
  const parameters = parametersOf(question);
  const has = (test: (parameter: Parameter) => boolean) => parameters.some(test);
  const about = parameters.find(({ kind }) => kind === 'channel')?.name;
  const offered: Readonly<Record<FollowUp, boolean>> = {
    previous: page > 1,
    next: page < pages,
    'as-of': has(({ name }) => name === 'as-of'),
    channel: about !== undefined && question.args[about] !== undefined,
    language: has(({ kind }) => kind === 'language'),
    post: postable,
    subscribe: has(({ kind }) => kind === 'window' || kind === 'command'),
  };
  return FOLLOW_UPS.filter((followUp) => offered[followUp]);
}

/** The question of an answer, with the language that it is shown in, on the page that is shown. */
export function questionOf({ brief, question, language, page }: ShownAnswer): EncodedQuestion {
  const line = lineOf(withArguments(question, { language }), parametersOf(question));
  return { brief: brief.name, line, page };
}

/** Arguments that a follow-up changes. */
interface Changes {
  readonly asOf?: string;
  readonly language?: Language;
  readonly channel?: string;
}

/** The question asked again as of another day, in another language or about another channel. */
export function askAgain(encoded: EncodedQuestion, changes: Changes): EncodedQuestion {
  const question = parseLine(encoded.line, encoded.brief ?? '', commands);
  const line = lineOf(withArguments(question, changes), parametersOf(question));
  return { ...encoded, line, page: changes.language === undefined ? 1 : encoded.page };
}

/** Whether a question asks for a page of the answer that its button stands below: that answer is then changed in place. */
export function asksForPage({ line }: EncodedQuestion): boolean {
  return /\spage:\d+(\s|$)/.test(line);
}

/** The channel that a question is about. */
export function channelOf(question: Question): string | undefined {
  const name = parametersOf(question).find(({ kind }) => kind === 'channel')?.name;
  return name === undefined ? undefined : question.args[name];
}

function withArguments(question: Question, { asOf, language, channel }: Changes): Question {
  const values = parametersOf(question).flatMap(({ name, kind }): [string, string][] => {
    if (asOf !== undefined && name === 'as-of') return [[name, asOf]];
    if (language !== undefined && kind === 'language') return [[name, language]];
    if (channel !== undefined && kind === 'channel') return [[name, channel]];
    return [];
  });
  return { ...question, args: { ...question.args, ...Object.fromEntries(values) } };
}

function parametersOf({ command }: Question): readonly Parameter[] {
  return commands.find(({ name }) => name === command)?.parameters ?? [];
}

/** Channels that the same can be asked about, parent channels first if a menu has no room for all of them. */
export function channelChoices(
  { brief, language }: ShownAnswer,
  maxChoices: number,
): readonly { readonly name: string; readonly value: string }[] {
  const { channels } = brief;
  const parentsFirst = channels.toSorted(
    (a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined),
  );
  const chosen = channels.length > maxChoices ? parentsFirst.slice(0, maxChoices) : channels;
  return chosen.map(({ id, title }) => ({ name: title[language], value: id }));
}
