import type { Block, Brief, ChannelEvent, ReadArticle, Spans } from '../src/index.ts';
import { withDatabase } from './places.ts';
import { openModel } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** What the language model found in an article; `undefined` if it is worth no request, or the model cannot be asked now. */
export type ReadByModel = (read: ReadArticle) => Promise<readonly ChannelEvent[] | undefined>;

/** Lets the work ask the configured model what it reads in an article; without a model it gets `undefined`. */
export async function withModelReadings<Result>(
  shell: Shell,
  options: GlobalOptions,
  brief: Brief,
  work: (read: ReadByModel | undefined) => Promise<Result>,
): Promise<Result> {
  if (shell.config().model === undefined) return work(undefined);
  return withDatabase(shell, options, async (database) => {
    const source = await openModel(shell, database);
    const [extractor, concerns] = await Promise.all([source?.extractorFor(brief), source?.filter(brief)]);
    return work(async ({ article, events }) => {
      if (events.length === 0 && !concerns?.(article)) return undefined;
      return (await extractor?.extract([article]))?.[0]?.events;
    });
  });
}

/** Where the model reads an article differently from the rules: what it found. */
export function disagreementBlocks(
  rules: readonly ChannelEvent[],
  model: readonly ChannelEvent[] | undefined,
): readonly Block[] {
  if (model === undefined || keysOf(rules) === keysOf(model)) return [];
  const text = (value: string): Spans => [{ kind: 'text', text: value }];
  const items = model.map(({ channel, action, date }) => text(`${channel} ${action} ${date}`));
  return [
    { kind: 'heading', level: 2, text: text('Read differently by the model') },
    items.length === 0 ? { kind: 'text', text: text('No event.') } : { kind: 'list', items },
  ];
}

function keysOf(events: readonly ChannelEvent[]): string {
  return events
    .map(({ channel, action, date }) => `${channel} ${action} ${date}`)
    .toSorted()
    .join();
}
