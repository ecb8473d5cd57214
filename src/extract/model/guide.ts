import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackchannelError } from '../../domain/errors.ts';
import { completed, lenientEvent, type ModelAnswer } from './answer.ts';

/** What a model learns of a brief besides its channels and people. */
export interface ReadingGuide {
  /** Markdown of `guide.md`: actions and conventions; empty where the brief has none. */
  readonly text: string;
  readonly examples: readonly WorkedExample[];
}

/** A short article of the brief's own, with the answer of a careful reader. */
export interface WorkedExample {
  readonly published: string;
  readonly title: string | null;
  readonly text: string;
  readonly answer: ModelAnswer;
}

const example = z.strictObject({
  published: z.iso.date(),
  title: z.string().nullable(),
  text: z.string().min(1),
  events: z.array(lenientEvent.strict()),
});

/**
 * Reads `guide.md` and `examples.jsonl` of a brief's folder, as far as they are there.
 * @throws BackchannelError `BRIEF_INVALID` with the line of the example that is wrong.
 */
export function readGuide(folder: string): ReadingGuide {
  const lines = textOf(join(folder, 'examples.jsonl')).split('\n');
  const examples = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [exampleOf(line, index + 1, folder)],
  );
  return { text: textOf(join(folder, 'guide.md')), examples };
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function exampleOf(line: string, number: number, folder: string): WorkedExample {
  try {
    const { events, ...article } = example.parse(JSON.parse(line));
    return { ...article, answer: { events: events.map(completed) } };
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new BackchannelError(
      'BRIEF_INVALID',
      `Line ${number} of examples.jsonl in ${folder} is no worked example: ${problem}`,
      'Correct it: {"published", "title", "text", "events": [{"channel", "action", "date", "evidence"}]}.',
    );
  }
}
