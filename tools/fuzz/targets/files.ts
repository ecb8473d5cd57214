import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkBrief,
  importFile,
  loadBrief,
  openDatabase,
  parseConfig,
  readSubscriptions,
} from '../../../src/index.ts';
import { claimsOf, parseAnswer } from '../../../src/extract/model/answer.ts';
import { parseBatchResult } from '../../../src/extract/model/batch.ts';
import { MIGRATIONS } from '../../../src/storage/sql/migrations.ts';
import { ROOT } from '../../../test/support/sources.ts';
import { allowing, type Target } from '../target.ts';
import { isForPeople } from './engine.ts';

const YAML = [
  '- ',
  ': ',
  '&a ',
  '*a',
  '!!js/function ',
  '!!binary ',
  '|',
  '>',
  '---\n',
  '...\n',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '<<: *a',
  '"',
  "'",
  '#',
  '~',
  '\n  ',
  '\t',
  'constructor',
  '__proto__',
  '2023-12',
  'zh-Hans',
  'daily',
  'id',
  'null',
];

/** Files of a brief; the sample's first line names the file. */
const brief: Target = {
  name: 'brief',
  words: [
    ...YAML,
    'brief.yaml',
    'channels.yaml',
    'actors.yaml',
    'sources.yaml',
    'chronology.yaml',
    'P12M',
    'dialogue',
    'https://a.example/',
  ],
  async open(folder) {
    const good = join(ROOT, 'test/briefs/two-rivers');
    const copy = join(folder, 'brief');
    cpSync(good, copy, { recursive: true });
    return {
      async take(bytes) {
        const text = bytes.toString();
        const file = /^# (\w+\.yaml)\n/.exec(text)?.[1] ?? 'channels.yaml';
        writeFileSync(join(copy, file), bytes);
        const problems = checkBrief(copy);
        await allowing(isForPeople, () => loadBrief(copy));
        if (problems.some(({ line }) => line < 1)) throw new Error('a problem without a line');
        cpSync(good, copy, { recursive: true });
        if (file === 'sources.yaml') writeFileSync(join(copy, file), '');
      },
    };
  },
};

const subscriptions: Target = {
  name: 'subscriptions',
  words: [
    ...YAML,
    'subscriptions:',
    'to: slack:C0',
    'days: ',
    'times: ',
    'zone: ',
    'alerts: ',
    'quiet: ',
    'Europe/Paris',
    '24:00',
    '07:30',
    'weekdays',
    'states: [open]',
  ],
  async open(folder) {
    const file = join(folder, 'subscriptions.yaml');
    const briefs = [loadBrief(join(ROOT, 'test/briefs/two-rivers'))];
    const premises = { briefs, platforms: ['slack', 'discord', 'file'] };
    return {
      take(bytes) {
        writeFileSync(file, bytes);
        return allowing(isForPeople, () =>
          readSubscriptions(file, premises, { brief: 'two-rivers', language: 'en' }),
        );
      },
    };
  },
};

/** An export of this version with the checksum of its lines, so that it is read to its end. */
function sealed(text: string): string {
  const lines = text.replaceAll('VERSION', String(MIGRATIONS.length));
  const body = lines.slice(0, lines.trimEnd().lastIndexOf('\n') + 1);
  return lines.replaceAll('SHA', createHash('sha256').update(body).digest('hex'));
}

const restore: Target = {
  name: 'import',
  words: [
    '"backchannel":"export"',
    '"version":',
    '"revision":',
    '"rows":',
    '"sha256":',
    '{"base64":"',
    '["articles",',
    '["events",',
    'null',
    '\n',
  ],
  async open(folder) {
    const file = join(folder, 'export.jsonl');
    const openEmpty = () => openDatabase({ data: mkdtempSync(join(folder, 'data-')) });
    let database = await openEmpty();
    return {
      async take(bytes) {
        writeFileSync(file, sealed(bytes.toString()));
        await allowing(isForPeople, async () => {
          await importFile(database, file);
          await database.close();
          database = await openEmpty();
        });
      },
      close: () => database.close(),
    };
  },
};

/** Answers of language models, by themselves and in files of results. */
const modelAnswer: Target = {
  name: 'model-answer',
  words: [
    '"events":',
    '"channel":',
    '"evidence":',
    '"date":',
    '"precision":',
    '```json\n',
    '```',
    '"custom_id":',
    '"response":',
    '"choices":',
    '"message":',
    '"content":',
    'null',
    'day',
    'year',
  ],
  async open() {
    return {
      take(bytes) {
        const text = bytes.toString();
        const answer = parseAnswer(text);
        if (answer !== undefined) claimsOf(answer);
        for (const line of text.split('\n')) parseBatchResult(line);
      },
    };
  },
};

/** Variables of the environment, one a line. */
const configuration: Target = {
  name: 'configuration',
  words: [
    'BACKCHANNEL_BRIEF=',
    'DATABASE_URL=',
    'WEB_PORT=',
    'BACKCHANNEL_MODEL=',
    'BACKCHANNEL_LANGUAGE=',
    'postgres://',
    'openai:',
    '=',
    '\n',
    '65536',
    '-1',
    'true',
  ],
  async open() {
    return {
      take(bytes) {
        const pairs = bytes
          .toString()
          .split('\n')
          .map((line) => line.split('=', 2));
        return allowing(isForPeople, () =>
          parseConfig(Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))),
        );
      },
    };
  },
};

/** What operators write or bring along. */
export const FILES: readonly Target[] = [brief, subscriptions, restore, modelAnswer, configuration];
