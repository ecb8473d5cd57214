import type { Brief, Channel } from '../domain/brief.ts';
import { foldScript } from '../text/script.ts';
import type { Command, Question } from './command.ts';
import { dateLength, takeDates } from './dates-in-line.ts';
import { channelWithWord, namedChannels } from './find-channel.ts';
import { windowNamed } from './windows.ts';

/** Longer texts are no questions about one thing. */
const MAX_LENGTH = 300;

/** What a sentence asks for: words that show it, Chinese ones in simplified script; what fits first counts. */
const INTENTS: readonly (readonly [command: string, en: RegExp, zh: RegExp])[] = [
  [
    'lookup',
    /\b(?:find|search(?: for)?|look up|articles?|reports?|stories)\b(?=.*\b(?:about|on|for|mention\w*)\b)/,
    /(?:有关|关于).{0,80}(?:文章|报道)/,
  ],
  ['why', /\b(?:why|evidence|proof|how do you know)\b/, /为什么|为何|依据|证据/],
  [
    'timeline',
    /\b(?:history|timeline|what(?:'s| has)? happened|when (?:did|was|were|is))\b/,
    /历史|时间线|时间轴|经过|发生了什么|什么时候|何时/,
  ],
  [
    'digest',
    /\b(?:what(?:'s| is| has|'ve| have)? (?:new|changed|changes)|any (?:news|changes?)|news)\b/,
    /变化|新消息|新动态|有什么新/,
  ],
  [
    'channels',
    /\b(?:what|which)(?: \w+)? (?:do you|are you|does it) (?:watch|watching|track|tracking|follow|cover)\b/,
    /关注哪些|跟踪哪些/,
  ],
  [
    'status',
    /\b(?:is|are|was|were|does|do|did|has|have|open|closed|status|state|how)\b/,
    /状态|现状|畅通|开通|中断|恢复|暂停|关闭|通了|还通|开着|吗|怎么样|如何|哪些/,
  ],
];

/** Words that add nothing to a question that names no channel. Another word may change what it is about. */
const FILLERS = new Set(
  `what whats s is has have ve are was were which who that the a an any all of on in at for to since there it its been do does did you
  me us please tell show give new news changed changes change channel channels open closed working status state how now still today currently
  right between them watch watching track tracking follow cover and or this last past hi hello hey can could things states united talks talk contact contacts meeting meetings`.split(
    /\s+/,
  ),
);
const CHINESE_FILLERS =
  /最近|这个|有什么|什么|有何|哪些|关注|跟踪|变化|新消息|新动态|消息|状态|现状|畅通|开通|中断|恢复|暂停|关闭|还在|还|渠道|管道|目前|现在|请问|怎么样|如何|都|有|是|吗|呢|了|的|你|您|新/g;

/** What a question about all channels speaks of; "how are you?" does not. */
const BOARD =
  /\b(?:channels?|open|closed|status|state|things|talks?|contacts?)\b|渠道|管道|畅通|状态|现状|开通|中断/;

/** What stands before the words that are looked for. */
const LOOKED_FOR = /^.*?\b(?:about|on|for|mention\w*)\s+/i;
const CHINESE_LOOKED_FOR = /^.*?(?:有关|关于|關於|有關)|的?(?:文章|报道|報導|報道).*$/g;

/** Whether a line is more than a word or a command that went wrong. */
export function isSentence(line: string): boolean {
  if (line.length > MAX_LENGTH || OPTIONS.test(line)) return false;
  return line.trim().split(/\s+/).length > 2 || (line.match(/\p{Script=Han}/gu) ?? []).length > 3;
}

/** A line with options, or to another brief, is a command that went wrong. */
const OPTIONS = /^\s*\/|(?:^|\s)[a-z][a-z-]*:\S/i;

/**
 * The question that a sentence asks in words of its own ("is the hotline open?", 热线通了吗). `undefined` where it is unclear what it asks or
 * about which channel: an answer to another question is worse than none.
 */
export function freeForm(line: string, brief: Brief, commands: readonly Command[]): Question | undefined {
  if (line.length > MAX_LENGTH || OPTIONS.test(line)) return undefined;
  const text = line
    .normalize('NFKC')
    .replace(/[?!.。,，、;；"“”]+/g, ' ')
    .trim();
  const folded = foldScript(text, true).toLowerCase().replaceAll('’', "'");
  const [name] = INTENTS.find(([, en, zh]) => en.test(folded) || zh.test(folded)) ?? [];
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return undefined;
  if (command.name === 'lookup') return lookupOf(text, command);
  const { args, rest } = datesOf(text.split(/\s+/), command);
  const channels = channelsIn(rest, brief);
  if (channels.length > 0 && haveDate(rest)) return undefined;
  const parameter = command.parameters.find(({ kind }) => kind === 'channel');
  if (channels.length > 0)
    return aboutChannels(
      command,
      commands,
      args,
      channels.map(({ id }) => id),
    );
  if (parameter?.required === true) return undefined;
  const { window, left } = windowIn(rest, command);
  if (!isFilling(left.join(' ')) || (command.name === 'status' && !BOARD.test(folded))) return undefined;
  return { command: command.name, args: { ...args, ...window } };
}

/** The channels that words name, or the one that only one of the words can mean. */
function channelsIn(words: readonly string[], brief: Brief): readonly Channel[] {
  const named = namedChannels(brief, words.join(' '));
  if (named.length > 0) return named;
  const telling = words.filter((word) => !FILLERS.has(word.toLowerCase()));
  const found = new Set(telling.flatMap((word) => channelWithWord(brief, word) ?? []));
  return found.size === 1 ? [...found] : [];
}

/** A question about channels: news of one are its timeline. Commands that take one channel do not take several. */
function aboutChannels(
  { name, parameters }: Command,
  commands: readonly Command[],
  args: Question['args'],
  ids: readonly string[],
): Question | undefined {
  const channel = parameters.find(({ kind }) => kind === 'channel');
  if (channel === undefined) {
    const timeline = commands.find((one) => one.name === 'timeline');
    return timeline && ids.length === 1
      ? { command: timeline.name, args: { channel: ids.join() } }
      : undefined;
  }
  if (ids.length > 1 && channel.several !== true) return undefined;
  return { command: name, args: { ...args, channel: ids.join(',') } };
}

function lookupOf(text: string, { name }: Command): Question | undefined {
  const words = text.replace(LOOKED_FOR, '').replace(CHINESE_LOOKED_FOR, '').trim();
  return words === '' ? undefined : { command: name, args: { words } };
}

/** Dates in the words, also behind "in" and "by", which mean the same as "on" in a question, and among Chinese characters. */
function datesOf(words: readonly string[], command: Command) {
  const plain = words.map((word, at) =>
    /^(?:in|by|during)$/i.test(word) && dateLength(words.slice(at + 1)) > 0 ? 'on' : word,
  );
  return takeDates(command.name === 'status' ? plain.flatMap(apart) : plain, command, {});
}

const CHINESE_DATE = /\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号號])?)?/;

/** A Chinese date among other characters as a word of its own. */
function apart(word: string): readonly string[] {
  const [date] = CHINESE_DATE.exec(word) ?? [];
  return date === undefined || date === word ? [word] : [...word.split(date), `截至${date}`];
}

/** Whether words have a date that was not understood: without it, the answer would be about another day. */
function haveDate(words: readonly string[]): boolean {
  const text = foldScript(words.join(' '), true);
  return (
    /\d{3}|\d月|去年|前年|今年|上个?月|上周|昨天/.test(text) ||
    words.some((_, at) => dateLength(words.slice(at)) > 0)
  );
}

/** The window of a digest among the words; where none is named, the week up to the newest news. */
function windowIn(words: readonly string[], { parameters }: Command) {
  if (parameters.every(({ kind }) => kind !== 'window')) return { window: {}, left: words };
  for (let from = 0; from < words.length; from += 1)
    for (const count of [2, 1]) {
      const window = windowNamed(words.slice(from, from + count).join(' '));
      if (window !== undefined) return { window: { window }, left: words.toSpliced(from, count) };
    }
  return chineseWindow(words);
}

/** In Chinese the window stands among other characters: 本周有什么变化. */
function chineseWindow(words: readonly string[]) {
  const text = words.join(' ');
  for (let from = 0; from + 1 < text.length; from += 1)
    for (const count of [3, 2]) {
      const part = text.slice(from, from + count);
      const window = /^\p{Script=Han}+$/u.test(part) ? windowNamed(part) : undefined;
      if (window !== undefined)
        return { window: { window }, left: [text.slice(0, from) + text.slice(from + count)] };
    }
  return { window: { window: 'latest' }, left: words };
}

/** Whether nothing in the text could make it a question about something else. */
function isFilling(text: string): boolean {
  const left = foldScript(text, true).toLowerCase().replace(CHINESE_FILLERS, ' ');
  return left.split(/[^\p{L}\p{N}]+/u).every((word) => word === '' || FILLERS.has(word));
}
