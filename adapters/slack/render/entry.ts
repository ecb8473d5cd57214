import type { Overflow, SectionBlock, TextObject } from '@slack/types';
import type { Block, Spans } from '../../../src/index.ts';
import { encodeQuestion } from '../handlers/question-codec.ts';
import { OPTION_TEXT, OPTION_VALUE, OVERFLOW_OPTIONS, SECTION_TEXT } from '../limits.ts';
import { signOf } from './symbols.ts';
import { clean, cut, isInert, size } from './text.ts';

type Entry = Block & { kind: 'entry' };

/**
 * An entry of the board as one block: its text, and a menu of what can be asked about it, so that a board fits a message.
 * `undefined` where it needs more: links, more questions than a menu holds, too much text, nothing to ask.
 */
export function entrySection(entry: Entry, brief: string | undefined): SectionBlock | undefined {
  const { prompts = [] } = entry;
  const spans = [entry.title, ...entry.lines].flat();
  if (prompts.length === 0 || prompts.length > OVERFLOW_OPTIONS) return undefined;
  if (spans.some(({ kind }) => kind === 'link')) return undefined;
  const text = textOf(entry);
  if (size(text.text) > SECTION_TEXT) return undefined;
  return { type: 'section', text, accessory: menuOf(prompts, brief) };
}

/**
 * Bold needs Slack's markup, which untrusted text must not reach: it is used only where no character of the entry means anything in it.
 * Else the entry is plain text, in which Slack looks for nothing.
 */
function textOf(entry: Entry): TextObject {
  const { title, lines } = entry;
  const sign = signOf(entry);
  const head = plain(title).trim();
  const details = lines.map((line) => plain(line).trim()).filter((line) => line !== '');
  const below = details.map((line) => `\n${line}`).join('');
  if (head !== '' && [head, ...details].every(isInert)) {
    return { type: 'mrkdwn', text: `${sign} *${head}*${below}`, verbatim: true };
  }
  return { type: 'plain_text', text: `${sign} ${head}${below}`, emoji: false };
}

/** Slack refuses a menu that offers the same twice. */
function menuOf(prompts: NonNullable<Entry['prompts']>, brief: string | undefined): Overflow {
  const options = prompts.map(({ label, command }) => ({
    text: { type: 'plain_text' as const, text: cut(label, OPTION_TEXT), emoji: false },
    value: encodeQuestion({ brief, line: command, page: 1 }, OPTION_VALUE),
  }));
  const different = options.filter(
    ({ value }, at) => options.findIndex((other) => other.value === value) === at,
  );
  return { type: 'overflow', action_id: 'ask-menu', options: different };
}

function plain(spans: Spans): string {
  return clean(spans.map(({ text }) => text).join(''));
}
