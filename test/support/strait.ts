import type { Message } from '../../src/domain/message.ts';
import type { Brief } from '../../src/index.ts';
import { type PlainBlock, withoutTables } from '../../src/messages/tables.ts';

const NONE = { outlets: [], bodies: [] };
const nothing = { zh: [], en: [] };
const cues = { terms: nothing, topics: nothing, pairs: [], sides: ['north', 'south'], unless: nothing };
const localized = (en: string, hans: string, hant: string) => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

/** An invented brief with a parent and its children, in three languages: nothing of it is a brief of the project. */
export function straitBrief(): Brief {
  const channel = (id: string, group: string, title: Brief['title'], parent?: string) => ({
    id,
    group,
    title,
    description: localized(`What counts as ${id}`, `${id}的范围`, `${id}的範圍`),
    kind: 'dialogue' as const,
    cadence: 'P12M',
    standing: true,
    labels: {},
    cues,
    ...(parent === undefined ? {} : { parent }),
  });
  return {
    name: 'strait',
    folder: 'strait',
    title: localized('The strait', '海峡', '海峽'),
    zones: { default: 'UTC', outlets: {} },
    sides: [
      { id: 'north', title: localized('North', '北方', '北方'), names: nothing, short: [], official: NONE },
      { id: 'south', title: localized('South', '南方', '南方'), names: nothing, short: [], official: NONE },
    ],
    groups: [
      { id: 'sea', title: localized('At sea', '海上', '海上') },
      { id: 'land', title: localized('On land', '陆上', '陸上') },
    ],
    roles: [],
    channels: [
      channel('patrols', 'sea', localized('Patrol channels', '巡逻渠道', '巡邏管道')),
      channel('patrol-hotline', 'sea', localized('Patrol hotline', '巡逻热线', '巡邏熱線'), 'patrols'),
      channel('harbour-masters', 'sea', localized('Harbour masters', '港务长', '港務長'), 'patrols'),
      channel('ferry', 'land', localized('Ferry talks', '渡轮会谈', '渡輪會談')),
    ],
    actors: [
      {
        id: 'ada',
        name: localized('Ada North', '艾达', '艾達'),
        aliases: nothing,
        ambiguous: nothing,
        side: 'north',
        offices: [{ title: 'harbour master', titleZh: '港务长' }],
      },
      {
        id: 'bo',
        name: localized('Bo South', '博', '博'),
        aliases: nothing,
        ambiguous: nothing,
        side: 'south',
        offices: [{ title: 'harbour master', titleZh: '港务长' }],
      },
    ],
    // One outlet is enough, so that a test need not tell everything twice.
    confirmation: { outlets: 1, confidence: 0.5 },
    words: [],
    names: [],
    chronology: [],
    sources: [],
  };
}

/** A message's words without its marks, one line for each line of a block: what a reader reads. */
export function wordsOf(message: Message): string[] {
  return withoutTables(message).blocks.flatMap(lines);
}

function lines(block: PlainBlock): string[] {
  const plain = (spans: readonly { readonly text: string }[]) => spans.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${plain(block.text)}`];
    case 'text':
      return [plain(block.text)];
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}= ${plain(value)}`);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    case 'entry':
      return [`${'  '.repeat(block.depth ?? 0)}* ${plain(block.title)}`, ...block.lines.map(plain)];
    case 'quote':
      return [`"${block.text}" (${plain(block.source)})`];
    case 'image':
      return [`[${block.alt}]`];
    case 'divider':
      return ['---'];
    case 'prompts':
      return block.prompts.map(({ command }) => `> ${command}`);
  }
}
