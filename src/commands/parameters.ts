import type { Parameter, ParameterKind } from './command.ts';

/** The parameters that commands share, so that each has one name and one meaning everywhere. */

export const AS_OF: Parameter = option('as-of', 'date', {
  en: 'the state on that day, by everything read until today',
  'zh-Hans': '该日的状态，以至今读到的全部报道为准',
  'zh-Hant': '該日的狀態，以至今讀到的全部報導為準',
});

export const KNOWN_ON: Parameter = option('known-on', 'date', {
  en: 'only what a reader of that day could know',
  'zh-Hans': '只算该日读者所能知道的',
  'zh-Hant': '只算該日讀者所能知道的',
});

/** Every command has it: the language of its answer. */
export const LANG: Parameter = option('lang', 'language', {
  en: 'language of the answer: en, zh-Hans or zh-Hant (also zh-CN, zh-TW)',
  'zh-Hans': '回答的语言：en、zh-Hans 或 zh-Hant',
  'zh-Hant': '回答的語言：en、zh-Hans 或 zh-Hant',
});

/** A parameter that is named: `as-of:2023-08-01`. */
export function option(name: string, kind: ParameterKind, summary: Parameter['summary']): Parameter {
  return { name, kind, positional: false, required: false, summary };
}

/** The parameter that stands by itself: `status military`. */
export function positional(
  kind: ParameterKind,
  summary: Parameter['summary'],
  { required = false, several = false } = {},
): Parameter {
  return { name: kind, kind, positional: true, required, several, summary };
}

/** The channel that a command asks about. */
export function channelParameter({ required = false, several = false } = {}): Parameter {
  const summary = {
    en: `a channel by id, title, topic or office, in any language${several ? '; or a group' : ''}`,
    'zh-Hans': `渠道：编号、名称、主题或职务，中英文均可${several ? '；或一组渠道' : ''}`,
    'zh-Hant': `管道：編號、名稱、主題或職務，中英文均可${several ? '；或一組管道' : ''}`,
  };
  return positional('channel', summary, { required, several });
}
