import { createRandom, pick } from './random.ts';
import type { WordSampler } from './vocabulary.ts';

/** Questions as people put them: names, two or three words, phrases, exclusions, beginnings, in three scripts. */
const OWN = [
  '美国',
  '中国 军方',
  '防长 通话',
  '國防部長 會晤',
  '奥斯汀 李尚福',
  'Austin Li Shangfu',
  'missile notification',
  'ballistic missile launch',
  '导弹 发射 通报',
  '军控 磋商',
  'arms control talks',
  '"新削减战略武器条约"',
  '贸易 协议 第一阶段',
  'tariffs -steel',
  '特朗普 习近平 通电话',
  'Biden Xi summit',
  '南海 军舰',
  '疫情 武汉 实验室',
  'Pompeo Hawaii Yang Jiechi',
  '领事馆 休斯敦 关闭',
  '香港 国安法 制裁',
  'negotiat* Geneva',
  '2020年8月 埃斯珀',
  '台湾 军售',
];
/** So many more are made of the words of titles. */
const MADE = 176;

/** The questions of the benchmark, the same for the same vocabulary. */
export function queriesOf(vocabulary: WordSampler): readonly string[] {
  const random = createRandom(7);
  const titles = [...vocabulary.pools.values()]
    .flatMap(({ titles }) => titles)
    .filter((title) => title.length > 8);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const made: string[] = [];
  while (made.length < MADE && titles.length > 0) {
    const words = [...segmenter.segment(pick(titles, random))]
      .filter(({ isWordLike, segment }) => isWordLike && segment.length > 1)
      .map(({ segment }) => segment);
    if (words.length < 3) continue;
    const count = 1 + Math.floor(random() * 3);
    const question = Array.from({ length: count }, () => pick(words, random));
    // Words such as "with" alone are no question.
    if (!question.every((word) => /^[a-z]{1,4}$/i.test(word))) made.push(question.join(' '));
  }
  return [...OWN, ...made];
}
