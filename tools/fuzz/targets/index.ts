import type { Target } from '../target.ts';

const readers = async () => (await import('./readers.ts')).READERS;
const questions = async () => (await import('./questions.ts')).QUESTIONS;
const chats = async () => (await import('./chats.ts')).CHATS;
const web = async () => (await import('./web.ts')).WEB;
const files = async () => (await import('./files.ts')).FILES;

/** Where each target is: only that much of the program is loaded, so that memory is the target's own. */
const HOMES: Readonly<Record<string, () => Promise<readonly Target[]>>> = {
  ...{ document: readers, archive: readers, feed: readers, listing: readers, opml: readers },
  ...{ question: questions, 'free-question': questions, query: questions },
  ...{ slack: chats, discord: chats, signature: chats },
  ...{ page: web, api: web, mcp: web },
  ...{ brief: files, subscriptions: files, import: files, 'model-answer': files, configuration: files },
};

/** Everything that takes input from outside. */
export const TARGET_NAMES: readonly string[] = Object.keys(HOMES);

/** Loads a target. @throws where there is none of that name */
export async function loadTarget(name: string): Promise<Target> {
  const target = (await HOMES[name]?.())?.find((one) => one.name === name);
  if (target === undefined) throw new Error(`There is no target ${name}, only: ${TARGET_NAMES.join(', ')}.`);
  return target;
}
