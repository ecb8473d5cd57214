import { join } from 'node:path';
import type { Message } from '../src/index.ts';
import { dataFolder } from './places.ts';
import { withEngine } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** Sample articles are no evidence: they have a store of their own in this folder of the data folder. */
const FOLDER = 'demonstration';

/**
 * The options under which an empty store shows the brief's demonstration; `undefined` where articles have been read, or the brief has
 * no samples.
 */
export async function demonstrationOf(
  shell: Shell,
  options: GlobalOptions,
): Promise<GlobalOptions | undefined> {
  const needed = await withEngine(shell, options, async (engine) => {
    const { articles } = await engine.holdings();
    return articles === 0 && engine.brief.sample !== undefined;
  });
  return needed ? { ...options, data: join(dataFolder(shell, options), FOLDER) } : undefined;
}

const NOTES = {
  en: 'This is a demonstration: its articles are samples, written for it. They are kept apart from your store, which is empty. Read articles with `ingest`, then start again.',
  'zh-Hans':
    '这是演示：其中的文章是为演示编写的样本，与您的数据分开存放；您的数据尚无文章。请先用 ingest 读入文章，再重新启动。',
  'zh-Hant':
    '這是示範：其中的文章是為示範編寫的樣本，與您的資料分開存放；您的資料尚無文章。請先用 ingest 讀入文章，再重新啟動。',
} as const;

/** What a demonstration begins with. */
export function demonstrationNote(language: keyof typeof NOTES): Message {
  const text = NOTES[language];
  return { language, summary: text, blocks: [{ kind: 'text', text: [{ kind: 'strong', text }] }] };
}
