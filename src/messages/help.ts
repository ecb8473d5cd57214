import type { Language, Localized } from '../domain/language.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';

/** A command as help describes it. */
export interface Described {
  readonly name: string;
  readonly chineseName: Readonly<Record<Exclude<Language, 'en'>, string>>;
  readonly aliases: readonly string[];
  readonly summary: Localized;
  /** `status [channel] [as-of:DATE]`. */
  readonly usage: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly summary: Localized;
  }[];
  readonly examples: readonly string[];
}

/** All commands with what each is good for. */
export function composeHelp(localizer: Localizer, commands: readonly Described[]): Message {
  const { language, brief } = localizer;
  const title = localizer.format('help.title', { title: brief.title[language] });
  return {
    language,
    summary: title,
    blocks: [
      heading(1, title),
      ...commands.map(
        (command): Block => ({
          kind: 'entry',
          title: [strong(`/${brief.name} ${command.usage}`)],
          lines: [[text(command.summary[language]), ...chineseNameOf(localizer, command)]],
        }),
      ),
      heading(2, localizer.format('help.examples')),
      {
        kind: 'list',
        items: commands
          .flatMap(({ examples }) => examples.slice(0, 1))
          .map((line) => [text(`/${brief.name} ${line}`)]),
      },
      paragraph(faint(localizer.format('help.more'))),
    ],
  };
}

/** For readers of Chinese, the name that they may write as well. */
function chineseNameOf({ language }: Localizer, { chineseName }: Described): Spans {
  return language === 'en' ? [] : [faint(`（${chineseName[language]}）`)];
}

function otherNames({ chineseName, aliases }: Described): readonly string[] {
  return [...new Set([...Object.values(chineseName), ...aliases])];
}

/** One command in full. */
export function composeCommandHelp(localizer: Localizer, command: Described): Message {
  const { language, brief } = localizer;
  const fields = command.parameters.map(({ name, required, summary }) => ({
    label: name,
    value: [text(summary[language]), ...(required ? [faint(` (${localizer.format('help.required')})`)] : [])],
  }));
  return {
    language,
    summary: command.summary[language],
    blocks: [
      heading(1, `/${brief.name} ${command.usage}`),
      paragraph(text(command.summary[language])),
      paragraph(
        faint(localizer.format('help.also', { names: otherNames(command).join(localizer.format('comma')) })),
      ),
      ...(fields.length > 0 ? [{ kind: 'fields', fields } as const] : []),
      heading(2, localizer.format('help.examples')),
      { kind: 'list', items: command.examples.map((line) => [text(`/${brief.name} ${line}`)]) },
      paragraph(faint(localizer.format('help.more'))),
    ],
  };
}

/** What is watched: every channel with its id and what counts as it. */
export function composeChannels(localizer: Localizer): Message {
  const { language, brief } = localizer;
  const title = localizer.format('channels.title', {
    title: brief.title[language],
    count: brief.channels.length,
  });
  const entry = (channel: (typeof brief.channels)[number]): Block => ({
    kind: 'entry',
    depth: channel.parent === undefined ? 0 : 1,
    title: [strong(channel.title[language]), faint(`  ${channel.id}`)],
    lines: [[text(channel.description[language])]],
  });
  return {
    language,
    summary: title,
    blocks: [
      heading(1, title),
      ...brief.groups.flatMap((group) => [
        heading(2, group.title[language]),
        ...brief.channels.filter((channel) => channel.group === group.id).map(entry),
      ]),
    ],
  };
}
