/** Ways of contact. */
export const CONTACT_CUES = [
  'meet',
  'meeting',
  'call',
  'video',
  'visit',
  'talks',
  'letter',
  'notice',
  'group',
  'line',
] as const;

/** What a word says about an event: the vocabulary that all languages share. */
export const CUES = [
  ...CONTACT_CUES,
  // what is decided about a contact or an agreement
  'agree',
  'sign',
  'deal',
  'propose',
  'schedule',
  'hold',
  'resume',
  'suspend',
  'cancel',
  'postpone',
  'refuse',
  'extend',
  'end',
  // how far it is fact
  'will',
  'wish',
  'need',
  'may',
  'if',
  'not',
  'deny',
  'ask',
  'doubt',
  // how clauses hang together
  'say',
  'report',
  'about',
  'before',
  'after',
  'since',
  'during',
  'until',
  'despite',
  'because',
  'now',
  'ago',
  'soon',
  'first',
  'again',
  'last',
  'next',
  'planned',
  'habit',
  'past',
  // who
  'both',
  'counterpart',
  'they',
  'official',
  'analyst',
  'side-by-side',
  'between',
  'with',
  'multilateral',
  'business',
  'forum',
  'press',
] as const;
export type Cue = (typeof CUES)[number];

/** Tense or form of a verb, where the language marks it on the word. */
export type VerbForm = 'base' | 'present' | 'past' | 'participle';

/** A language's words by what they say. */
export interface LanguageData {
  readonly code: 'en' | 'zh';
  /** Verbs in their dictionary form; irregular ones as `base/past/past participle`. */
  readonly verbs: Readonly<Partial<Record<Cue, readonly string[]>>>;
  /** Words for `refuse` that tell of a mood rather than of a request that was turned down. */
  readonly unwilling: readonly string[];
  /** Everything that is not inflected. */
  readonly words: Readonly<Partial<Record<Cue, readonly string[]>>>;
  /** Names and adjectives of other countries and unions that do not follow from the tables of names. */
  readonly foreign: readonly string[];
  /** Outlets whose names hold a country's: sources, no parties. */
  readonly outlets: readonly string[];
  /** Captures the name of a place behind the words that introduce one. */
  readonly place: RegExp;
  /** One-character names by which the language compounds countries (日韩); empty where it has none. */
  readonly shortNames: string;
}

/** A word or phrase as it stands in texts. */
export interface Phrase {
  readonly text: string;
  readonly cue: Cue;
  readonly form?: VerbForm;
}

/** All forms of all words of a language; where several say the same, the first counts. */
export function phrasesOf({ verbs, words }: LanguageData): readonly Phrase[] {
  const phrases = new Map<string, Phrase>();
  const add = (phrase: Phrase) => {
    if (!phrases.has(phrase.text)) phrases.set(phrase.text, phrase);
  };
  for (const cue of CUES) for (const text of words[cue] ?? []) add({ text, cue });
  for (const cue of CUES)
    for (const verb of verbs[cue] ?? []) for (const [form, text] of inflect(verb)) add({ text, cue, form });
  return [...phrases.values()];
}

/** The forms of an English verb; what follows its first word ("call off") is kept. */
function inflect(verb: string): readonly (readonly [VerbForm, string])[] {
  const [base = '', irregularPast, irregularParticiple] = verb.split('/');
  const [head = '', ...tail] = base.split(' ');
  const rest = tail.map((word) => ` ${word}`).join('');
  const stem = /[^e]e$/.test(head) ? head.slice(0, -1) : head;
  const pastHead = /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ied` : `${stem}ed`;
  const present = /[^aeiou]y$/.test(head)
    ? `${head.slice(0, -1)}ies`
    : `${head}${/(?:s|sh|ch|x)$/.test(head) ? 'es' : 's'}`;
  const past = irregularPast ?? pastHead;
  return [
    ['base', base],
    ['present', present + rest],
    ['past', past + rest],
    ['past', (irregularParticiple ?? past) + rest],
    ['participle', `${stem}ing${rest}`],
  ];
}
