import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { read } from '../../src/read/index.ts';
import { ROOT } from '../../test/support/sources.ts';

const ARCHIVE = join(ROOT, '../shared/corpus/posts-5000.tar.gz');
const MADE_UP_POSTS = 2000;

/** A document of the corpus, in memory. */
export interface Post {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Puts the corpus into a folder, one file a post, and tells in a line where it comes from. */
export async function unpack(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const posts = existsSync(ARCHIVE) ? read([ARCHIVE]) : makeUp();
  let count = 0;
  for await (const post of posts) {
    if (!('bytes' in post)) continue;
    count += 1;
    writeFileSync(join(folder, `${String(count).padStart(5, '0')}.md`), post.bytes);
  }
  if (existsSync(ARCHIVE)) return `${count} posts of ${basename(ARCHIVE)}`;
  return `${count} made-up posts, since the archive is not at ../shared/corpus: figures are not those of real articles`;
}

/** All posts of a folder. */
export function load(folder: string): Post[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}

/** Posts of our own words in the form and size of the real ones. */
function* makeUp(): Generator<Post> {
  const sentence = '两国官员星期三举行会谈，讨论了恢复军事渠道的安排，会谈持续了大约三个小时。';
  for (let number = 0; number < MADE_UP_POSTS; number++) {
    const paragraphs = Array.from(
      { length: 12 },
      (_, at) => `<p>第${number}篇第${at}段。${sentence.repeat(3)}</p>`,
    );
    const day = `2020-08-${String((number % 28) + 1).padStart(2, '0')}`;
    const text = `---\nlayout: post\ntitle: "第${number}篇"\ndate: ${day}T08:00:00.000Z\nauthor: 样本\n---\n<!--1596240000000-->\n[第${number}篇](https://example.org/${number})\n------\n\n<div>\n${paragraphs.join('\n')}\n</div>\n`;
    yield { path: `${number}.md`, bytes: new TextEncoder().encode(text) };
  }
}
