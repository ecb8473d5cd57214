import type { Day } from '../domain/dates.ts';
import type { Language, Localized } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import type { Destination } from '../domain/subscription.ts';
import type { Engine } from '../engine/engine.ts';

/** A value that JSON can carry. Dates in it are ISO 8601; absence is `null`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a command answers: the message for people and the same as stable, documented fields for programs. */
export interface Answer {
  readonly message: Message;
  readonly data: Json;
}

/**
 * What a parameter takes:
 * `channel` a name of one (`findChannels`), or of several; `date` a date as people write it (`writtenDate`);
 * `window` a name (`WINDOWS`), latest or `since:DATE`; `article` an id, a URL or words; `words` what is looked for; `outlet` an outlet's name;
 * `sort` relevance or date; `delivery` a subscription's id or the beginning of an edition's; `source` a source's id; `page` a number from 1; `command` a command's name; `language` en, zh-Hans, zh-Hant.
 */
export type ParameterKind =
  | 'channel'
  | 'date'
  | 'window'
  | 'article'
  | 'words'
  | 'outlet'
  | 'sort'
  | 'page'
  | 'delivery'
  | 'source'
  | 'command'
  | 'language';

/** One parameter of a command, as chats register it and as help and `--help` describe it. */
export interface Parameter {
  /** `as-of`: written `as-of:2023-08-01` in a line, `--as-of 2023-08-01` in a shell. */
  readonly name: string;
  readonly kind: ParameterKind;
  /** True where the value stands by itself (`status military`); at most one a command, and it takes the rest of the line. */
  readonly positional: boolean;
  readonly required: boolean;
  /** Whether several channels may be named at once, such as a group. */
  readonly several?: boolean;
  readonly summary: Localized;
}

/**
 * Values by parameter name, checked: a channel is an id, several are parted by commas, a date is a `PartialDate`, a window a name
 * or a `PartialDate` since when, a page a whole number, a command the name of one, a language one of those that are spoken.
 */
export type Arguments = Readonly<Record<string, string>>;

/** An answer with the question as it was understood, so that a chat can ask it again for another day, page or language. */
export interface Answered extends Answer {
  readonly question: Question;
}

/** What a command may use to answer. */
export interface Context {
  readonly engine: Engine;
  /** Puts the answer into the words of the reader's language. */
  readonly compose: ReturnType<Engine['composer']>;
  readonly language: Language;
  readonly today: Day;
  /** Where it was asked; absent at a prompt and in a shell. */
  readonly place?: Destination;
}

/** A question that can be asked in a chat, at the prompt and in a shell alike. */
export interface Command {
  readonly name: string;
  /** Its name in Chinese, by which it may be asked in either script. */
  readonly chineseName: Readonly<Record<Exclude<Language, 'en'>, string>>;
  /** Further names by which it may be asked, Chinese ones in simplified script. */
  readonly aliases: readonly string[];
  readonly summary: Localized;
  readonly parameters: readonly Parameter[];
  /** Lines without the brief's name: `status {channel} as-of:2023-08-01`; `{channel}` stands for one of the brief's. */
  readonly examples: readonly string[];
  ask(context: Context, args: Arguments): Promise<Answer>;
}

/** A command by name with its values as the user wrote them; `answer` checks them. */
export interface Question {
  readonly command: string;
  readonly args: Arguments;
}
