import type { Sentence } from '../sentences.ts';
import type { Clause, Scene } from './scene.ts';

/** A speaker's span in the folded sentence, and where the verb of saying stands. */
interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  /** Whom the speaker cites, where the two stand apart. */
  readonly citing?: string;
}

/**
 * Who says what a clause tells, as it stands in the text, without the verb and its adverbs: "the Pentagon", 沙利文,
 * 路透社援引知情人士. The nearest speaker up to the clause counts, else the first behind it. Undefined where the text
 * speaks for itself, or says "he", 据报道.
 */
export function attributionOf(
  { sentence, clauses }: Pick<Scene, 'sentence' | 'clauses'>,
  clause: Clause,
): string | undefined {
  const speakers =
    sentence.language === 'zh' ? chineseSpeakers(sentence.folded, clauses) : englishSpeakers(sentence.folded);
  const speaker = speakers.findLast(({ at }) => at < clause.end) ?? speakers[0];
  if (speaker === undefined) return undefined;
  const words = verbatim(sentence, speaker.start, speaker.end).trim();
  return speaker.citing === undefined ? words : `${words}, citing ${speaker.citing}`;
}

/** The original of a folded span. Folding changes characters one for one, but for white space and headlines' commas. */
function verbatim({ text, folded }: Sentence, start: number, end: number): string {
  const letters = (words: string) => words.replace(/\s/g, '').length;
  if (letters(text) !== letters(folded)) return folded.slice(start, end);
  const from = placeOf(text, letters(folded.slice(0, start)));
  return text.slice(from, placeOf(text, letters(folded.slice(0, end)) - 1) + 1);
}

/** The index of a text's letter by its number, white space not counted. */
function placeOf(text: string, letter: number): number {
  let left = letter;
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text.charAt(at))) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return text.length;
}

const ZH_VERB =
  '(?:报[道导]|回应|强调|解释|补充|反驳|坦言|直言)?(?:说(?![服法明客不])|表示|称(?![赞为呼霸职])|指出|强调|透露|宣布|宣称|声称|认为|报[道导]|披露|写道|解释|重申|证实|确认|通报)';
/** "The Pentagon said": at the clause's end, or with what is said right behind it. */
const ZH_SAYS = new RegExp(`^(.{2,60}?)(?:${ZH_VERB}|告诉)`);
const ZH_ENDS = new RegExp(`^(.{2,40}?)${ZH_VERB}$`);
const ZH_CITES =
  /^(?:另?据|根据|援引|引述)(.{2,40}?)(?:的)?(?:报[道导]|消息(?!人士)|称|透露|声明|说|表示|披露|通报|公报|证实)/;

const ZH_DATE =
  '(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}[日号]|\\d{1,2}月[初中底]|(?:[上本这下]个?)?(?:周|星期|礼拜)[一二三四五六日天末]|[今昨前当同]天|[今昨当翌]日|近日|日前|稍早|[早晚]些时候';
/** What stands between a speaker and the verb: when, where, to whom, how. */
const ZH_ADVERB = new RegExp(
  `${ZH_DATE}|在(?!野|任)|对(?!外)|向|就(?!业)|则|也(?!门)|还|又|随后|同时|当时|此前|曾(?!庆红)|接受|通过|再次|多次|一再|的话|的消息(?!人士)|最[新近]|并|回应|回答|明确|公开|进一步|独家`,
);
const ZH_OPENING = new RegExp(
  `^(?:但|而|不过|然而|此外|同时|另外|对此|随后|此前|当地时间|北京时间|${ZH_DATE}|（[^）]{0,10}）|\\([^)]{0,10}\\)|(?:路透|法新|美联|中央|新华|中新)[^，]{0,10}?\\d{1,2}日(?:电| *[-–—]) *|在[^，]{2,20}时|有(?=不愿|知情|消息)|[与和同][^，]{2,20}的(?=\\S{2})|[“”「」" ])+`,
);
/** The verb with which a source is cited: 据中国国防部网站发布. */
const ZH_PUBLISHES = /(?:的)?(?:发布|公布|刊发)$/;
const ZH_NOBODY =
  /^(?:自|从|当|并|因|由|虽|尽管|随着|如果|若|为|如何|最初).*|^(?:他|她|它|他们|她们|其|对方|该.{0,2}|这.{0,3}|一份.{0,6}|联合|报[道导]|文章|公告|声明|消息|公报|媒体)$/;

function chineseSpeakers(folded: string, clauses: readonly Clause[]): Speaker[] {
  return clauses.flatMap(({ start, end }, index) => {
    const text = folded.slice(start, end);
    const last = index > 0 && index === clauses.length - 1;
    const match = ZH_CITES.exec(text) ?? (last ? ZH_ENDS : ZH_SAYS).exec(text);
    const words = match?.[1];
    if (!match || words === undefined) return [];
    const from = match[0].indexOf(words);
    const opening = ZH_OPENING.exec(words)?.[0].length ?? 0;
    const rest = words.slice(opening);
    const cut = rest.slice(1).search(ZH_ADVERB);
    const name = (cut < 0 ? rest : rest.slice(0, cut + 1)).replace(ZH_PUBLISHES, '');
    if (name.length < 2 || name.length > 30 || ZH_NOBODY.test(name)) return [];
    const at = start + from + opening;
    return [{ start: at, end: at + name.length, at: start + match[0].length }];
  });
}

const EN_VERB =
  /\b(?:said|says|told|tells|announced|announces|reported|reports|stated|added(?= that\b)|warned|noted|confirmed|confirms|claimed|claims|insisted|stressed|wrote)\b/g;
const EN_ACCORDING =
  /\baccording to ((?:U\.S\.|[^\s,;:.]|\.(?=\S)|\s(?!who\b|that\b|which\b|on\b|in\b|as\b)){2,80})/gi;
const EN_CITING = /^[^;:.]{0,40}?,? citing ([^,;:.]{2,60})/;
const EN_DAY = '(?:on )?(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const EN_OPENING = new RegExp(
  `^(?:(?:and|but|while|as|although|though|however|meanwhile|then|later|also|that|${EN_DAY}) )+`,
  'i',
);
const EN_ADVERB = new RegExp(
  `(?: (?:${EN_DAY}|later|also|just|today|yesterday|now|recently|has|had|have|previously|earlier|then|repeatedly|in a statement|in an interview|who)){1,4}$`,
  'i',
);
/** How a subject begins; clauses that begin with "after" or "if" are none. */
const EN_SUBJECT =
  /^(?:[A-Z]|the |a |an |one |two |three |some |several |many |both |its |his |her |their |(?:\w+ )?(?:officials?|sources?|diplomats?|people|reports?|media|state media)\b)/;
const EN_NOBODY =
  /^(?:he|she|it|they|who|which|that|we|i|this|there|after|before|if|when|because|since|despite|during|in|on|at|by|for|with|as) |^(?:he|she|it|they|who|which|that|we|i|this|there|media|reports?|statement|the statement|the readout|a statement|his|her|if|when)$/i;
/** Words that no name of a speaker has: what ends in them or contains them is a piece of a sentence. */
const EN_FRAGMENT =
  /\b(?:what|amid|after|before|while|hailed|holds?|to (?:travel|visit|seek|hold|meet|discuss))\b|[’']s (?:first|last|latest)$| (?:he|she|it|they)$/i;
const EN_INVERTED =
  /^ ((?:(?:the|a|an|U\.S\.|[A-Z](?:[\w’'-]|\.(?=\S))*|of|for|spokes\w+|officials?|secretary|minister|president|ministry) ?){1,9})(?=[,.;]|$| (?:in|on|at|after|who)\b)/;

function englishSpeakers(folded: string): Speaker[] {
  const speakers = [...folded.matchAll(EN_VERB)].flatMap((match) => englishSpeaker(folded, match) ?? []);
  for (const match of folded.matchAll(EN_ACCORDING)) {
    const name = match[1]?.replace(EN_ADVERB, '').trimEnd() ?? '';
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    if (!EN_NOBODY.test(name)) speakers.push({ start, end: start + name.length, at: match.index });
  }
  return speakers.toSorted((a, b) => a.at - b.at);
}

function englishSpeaker(folded: string, match: RegExpExecArray): Speaker | undefined {
  const at = match.index;
  if (/\b(?:is|was|were|are|be|been|being|not|as)\s$/.test(folded.slice(Math.max(0, at - 8), at)))
    return undefined;
  const span = subjectBefore(folded, at) ?? subjectBehind(folded, at + match[0].length);
  if (span === undefined) return undefined;
  const citing = EN_CITING.exec(folded.slice(at))?.[1]?.trim();
  return { ...span, at, ...(citing === undefined ? {} : { citing }) };
}

type Span = Pick<Speaker, 'start' | 'end'>;

/** The words before the verb; over an apposition between commas ("Ryder, its spokesman, said") those before it. */
function subjectBefore(folded: string, at: number): Span | undefined {
  const pieces = piecesOf(folded.slice(0, at));
  const last = pieces.at(-1);
  const empty = last === undefined || folded.slice(last.start, last.end).trim() === '';
  const piece = empty ? pieces.at(-3) : last;
  if (piece === undefined || (empty && /[”"’']/.test(folded.slice(piece.end, at)))) return undefined;
  const words = folded.slice(piece.start, piece.end);
  const trimmed = words.trimStart();
  const opening = EN_OPENING.exec(trimmed)?.[0].length ?? 0;
  const name = trimmed.slice(opening).trimEnd().replace(EN_ADVERB, '');
  if (!EN_SUBJECT.test(name) || EN_NOBODY.test(name) || EN_FRAGMENT.test(name) || name.split(' ').length > 12)
    return undefined;
  const start = piece.start + (words.length - trimmed.length) + opening;
  return { start, end: start + name.length };
}

/** Stretches between commas, colons and quotation marks. */
function piecesOf(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/[,;:—“”"()]+/g)) {
    pieces.push({ start, end: index });
    start = index + mark.length;
  }
  return [...pieces, { start, end: text.length }];
}

/** "…, said the ministry." */
function subjectBehind(folded: string, end: number): Span | undefined {
  const name = EN_INVERTED.exec(folded.slice(end))?.[1]?.trimEnd();
  return name === undefined || EN_NOBODY.test(name)
    ? undefined
    : { start: end + 1, end: end + 1 + name.length };
}
