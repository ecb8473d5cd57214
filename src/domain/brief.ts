import type { PartialDate } from './dates.ts';
import type { Action, Form } from './event.ts';
import type { Localized } from './language.ts';
import type { SourceDefinition } from './source.ts';
import type { State } from './status.ts';

/** Phrases in the two writing systems that are read. Chinese ones are written in simplified script; texts are folded to it. */
export interface Phrases {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** A government or party whose channels are watched. */
export interface Side {
  readonly id: string;
  readonly title: Localized;
  /** Names by which texts speak of it: 美国, 美方, 华盛顿; Washington, the US. */
  readonly names: Phrases;
  /** Short forms that count only in compounds with another side's: the 中 and 美 of 中美. One character each. */
  readonly short: readonly string[];
  /** The order of people's names; given names come first unless it says otherwise. */
  readonly nameOrder?: 'given-first' | 'surname-first';
  /** Where it speaks for itself, and who speaks for it: what is reported there, or on their authority, counts as confirmed. */
  readonly official: {
    readonly outlets: readonly OfficialOutlet[];
    /** Ids of actors that are bodies of the side: ministries, commands, the parliament. */
    readonly bodies: readonly string[];
  };
}

/** A government's own press: a ministry's site, a state news agency. */
export interface OfficialOutlet {
  readonly name: string;
  /** Other names under which articles give it as their outlet. */
  readonly aliases: readonly string[];
  /** Domains of its pages; subdomains count. */
  readonly domains: readonly string[];
}

/** An office that makes its holder a party of a channel, such as a secretary of defense. */
export interface Role {
  readonly id: string;
  readonly side: string;
  /** Titles by which texts speak of the holder without a name. */
  readonly titles: Phrases;
  /** Titles that need the side's name or a counterpart beside them: 防长, 国务卿, "defense secretary". */
  readonly bareTitles: Phrases;
  /** Office titles (the `title` of an actor's offices) that fill the role. */
  readonly offices: readonly string[];
}

export interface ChannelCues {
  /** Phrases that name the channel or its mechanism by themselves. */
  readonly terms: Phrases;
  /** Phrases that name it only where the sides of the channel are named too (军控, "arms control"). */
  readonly topics: Phrases;
  /** Pairs of role ids (or actor ids): a contact between the two is a contact on this channel. */
  readonly pairs: readonly (readonly [readonly string[], readonly string[]])[];
  /** Sides between which it runs; two or more. */
  readonly sides: readonly string[];
  /** Phrases that show that a sentence means something else. */
  readonly unless: Phrases;
}

/**
 * How events affect a channel's state, and which words readers see (CODEBOOK, "From events to a status"): people who meet
 * or call, a standing means of contact, or a treaty or standing arrangement.
 */
export const CHANNEL_KINDS = ['dialogue', 'line', 'agreement'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface Channel {
  readonly id: string;
  readonly group: string;
  /** The channel that sums this one up. */
  readonly parent?: string;
  readonly title: Localized;
  /** What counts as this channel, in one line. */
  readonly description: Localized;
  readonly kind: ChannelKind;
  /** ISO 8601 duration of years, months and days. A dialogue or line without a known contact for longer is dormant. */
  readonly cadence: string;
  /** False for an agreement that does not exist yet: a single notice is then a contact, and puts nothing in force. */
  readonly standing: boolean;
  /** Words for states that differ from those of the kind. */
  readonly labels: Readonly<Partial<Record<State, Localized>>>;
  readonly cues: ChannelCues;
}

export interface Office {
  readonly title: string;
  /** The title in simplified Chinese. */
  readonly titleZh: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** A person or body, with the forms of its name. */
export interface Actor {
  readonly id: string;
  readonly name: Localized;
  /** Every other form: aliases, transliterations of both scripts, acronyms. */
  readonly aliases: Phrases;
  /** Forms so common as words that they count only beside a title or channel (布朗, 克里, Brown). */
  readonly ambiguous: Phrases;
  readonly side: string;
  readonly offices: readonly Office[];
}

/** A dated fact with its sources, in the brief's own words: gives a fresh installation its history. */
export interface Fact {
  /** `channel/action/date`, made unique by a suffix where needed. */
  readonly id: string;
  readonly date: PartialDate;
  readonly channel: string;
  readonly action: Action;
  readonly fact: Localized;
  /** How a contact took place. */
  readonly form?: Form;
  /** Names as written in the chronology, resolved to actor ids where the brief has them. */
  readonly actors: readonly string[];
  readonly sources: readonly {
    readonly url: string;
    readonly outlet: string;
    readonly published?: PartialDate;
  }[];
  readonly note?: string;
}

/** A place that news comes from, as a brief lists it. */
export interface BriefSource extends SourceDefinition {
  /** Address of the terms of use. */
  readonly terms?: string;
  /** False where nobody has checked the address yet. */
  readonly verified: boolean;
}

/** A subject that is watched: its channels, people, sources and texts. Data in a folder, no code. */
export interface Brief {
  /** The folder's name; also the slash command. */
  readonly name: string;
  readonly folder: string;
  readonly title: Localized;
  /** IANA zone in which a date without a zone is read, by outlet (as articles name it) or else the default. */
  readonly zones: { readonly default: string; readonly outlets: Readonly<Record<string, string>> };
  readonly sides: readonly Side[];
  readonly groups: readonly { readonly id: string; readonly title: Localized }[];
  readonly roles: readonly Role[];
  readonly channels: readonly Channel[];
  readonly actors: readonly Actor[];
  /** What it takes for an event that no party itself reports to count as confirmed. */
  readonly confirmation: {
    /** How many independent outlets must report it. */
    readonly outlets: number;
    /** Extractions below this confidence (0 to 1) confirm nothing. */
    readonly confidence: number;
  };
  /** Words that mean the same, each in all its forms: who looks for one finds the others. */
  readonly words: readonly Phrases[];
  /** What is called by several names and is no party to a channel: who looks for one name finds the others. */
  readonly names: readonly Phrases[];
  readonly chronology: readonly Fact[];
  /** Where its news comes from; none where the brief lists none. */
  readonly sources: readonly BriefSource[];
  /** Folder of the bundled sample articles, where the brief has one. */
  readonly sample?: string;
}
