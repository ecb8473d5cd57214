import type { Brief } from '../domain/brief.ts';
import type { Command, Parameter } from './command.ts';
import { LANG, positional } from './parameters.ts';

/** What can be asked. `commands` are all there are, this one among them. */
export function createHelp(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    chineseName: { 'zh-Hans': '帮助', 'zh-Hant': '說明' },
    aliases: ['?', '说明', '命令'],
    summary: {
      en: 'what can be asked, with examples',
      'zh-Hans': '可以问什么，附例子',
      'zh-Hant': '可以問什麼，附例子',
    },
    parameters: [
      positional('command', {
        en: 'one command in full',
        'zh-Hans': '某个命令的详情',
        'zh-Hant': '某個命令的詳情',
      }),
      LANG,
    ],
    examples: ['help', 'help digest'],
    async ask({ engine: { brief }, compose }, args) {
      const described = commands().map((command) => describe(command, brief));
      const asked = described.filter(({ name }) => name === args.command);
      const [one] = asked;
      const listed = one === undefined ? described : asked;
      return {
        message: one === undefined ? compose.help(described) : compose.commandHelp(one),
        data: { brief: brief.name, commands: listed },
      };
    },
  };
}

function describe(command: Command, brief: Brief) {
  const { name, chineseName, aliases, summary, parameters } = command;
  const usage = [name, ...parameters.filter((parameter) => parameter !== LANG).map(usageOf)].join(' ');
  const described = parameters.map((parameter) => ({ ...parameter, summary: { ...parameter.summary } }));
  return {
    name,
    chineseName: { ...chineseName },
    aliases,
    summary: { ...summary },
    usage,
    parameters: described,
    examples: examplesOf(command, brief),
  };
}

/** A command's examples with a channel of the brief put in: one that sums up others, as the most telling, or else the first. */
export function examplesOf({ examples }: Command, { channels }: Brief): readonly string[] {
  const parent = channels.find(({ id }) => channels.some((channel) => channel.parent === id));
  const id = (parent ?? channels[0])?.id ?? '';
  return examples.map((example) => example.replace('{channel}', id));
}

/** `<channel>` where it is needed, `[as-of:DATE]` where it may be left out. */
function usageOf({ name, kind, positional, required }: Parameter): string {
  const form = positional ? name : `${name}:${kind.toUpperCase()}`;
  return required ? `<${form}>` : `[${form}]`;
}
