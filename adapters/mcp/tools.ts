import { z } from 'zod';
import { type Brief, type Command, commands, LANGUAGES, type Parameter } from '../../src/index.ts';
import { answers, articleMatches } from '../shared/answer-schemas.ts';
import { UNTRUSTED } from './untrusted.ts';

/** Longer arguments are no questions. */
const MAX_ARGUMENT = 2_000;

/** What each tool answers. An article's answer has its fields, or those of a search where words find several. */
const OUTPUTS = {
  ...answers,
  article: z.strictObject({ ...answers.article.partial().shape, ...articleMatches.partial().shape }),
} as const;

/** A command as a tool. */
export interface Tool {
  readonly command: Command;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
}

/** The commands that answer from what was read, as tools. None of them changes anything. */
export function toolsOf(briefs: readonly Brief[]): readonly Tool[] {
  return Object.entries(OUTPUTS).map(([name, output]) => {
    const command = commands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`There is no command ${name}.`);
    return {
      command,
      title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      description: descriptionOf(command, briefs),
      input: inputOf(command, briefs),
      output,
    };
  });
}

function descriptionOf({ name, summary }: Command, briefs: readonly Brief[]): string {
  const about = briefs.map(({ title }) => title.en).join('; ');
  const note = name === 'channels' ? '' : ` ${UNTRUSTED}`;
  return `${about}: ${summary.en}. Events are confirmed (\`confirmed\` says by what) or only reported (false).${note}`;
}

/** The parameters of the command, and the brief where there are several. */
function inputOf({ parameters }: Command, briefs: readonly Brief[]): z.ZodObject {
  const own = parameters.map((parameter) => [parameter.name, fieldOf(parameter, briefs)]);
  return z.strictObject(
    Object.fromEntries(briefs.length > 1 ? [['brief', briefField(briefs)], ...own] : own),
  );
}

function briefField(briefs: readonly Brief[]): z.ZodType {
  const [first = '', ...others] = briefs.map(({ name }) => name);
  return z
    .enum([first, ...others])
    .optional()
    .describe(`which subject; by default ${first}`);
}

function fieldOf({ name, kind, required, summary }: Parameter, briefs: readonly Brief[]): z.ZodType {
  const field = schemaOf(kind);
  const choice = kind === 'channel' ? `; ids: ${channelsOf(briefs)}` : '';
  const form = kind === 'date' ? '; written 2023-08-01, 2023-08, 2023, today or yesterday' : '';
  return (required ? field : field.optional()).describe(`${name}: ${summary.en}${choice}${form}`);
}

function schemaOf(kind: Parameter['kind']): z.ZodType {
  switch (kind) {
    case 'language':
      return z.enum(LANGUAGES);
    case 'sort':
      return z.enum(['relevance', 'date']);
    case 'page':
      return z.number().int().min(1).max(9_999);
    default:
      return z.string().max(MAX_ARGUMENT);
  }
}

function channelsOf(briefs: readonly Brief[]): string {
  return briefs.flatMap(({ channels }) => channels.map(({ id }) => id)).join(', ');
}
