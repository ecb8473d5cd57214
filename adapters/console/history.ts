import { readFile, writeFile } from 'node:fs/promises';

/** Lines that are remembered between two conversations. */
export const HISTORY_SIZE = 500;

/** Lines typed in earlier conversations, newest first; none where the file cannot be read. */
export async function readHistory(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** Remembers the lines, newest first. A folder that cannot be written costs the history, never the conversation. */
export async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  await writeFile(file, `${lines.slice(0, HISTORY_SIZE).join('\n')}\n`).catch(() => {});
}
