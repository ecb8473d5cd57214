import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  adaptersStandAlone,
  chatsHaveTheSameFolders,
  dependenciesStayHome,
  engineKnowsNoPlatform,
  engineNamesNoBrief,
  extractorsAreInjected,
  HOMES,
  importsOf,
  noLooseFiles,
  packageOf,
  type Rule,
  stagesStandAlone,
  timeEntersOnce,
  typeNamesAreUnique,
} from './support/rules.ts';
import { programSources, ROOT, type SourceFile } from './support/sources.ts';

const program = programSources();
const briefs = readdirSync(`${ROOT}briefs`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const file = (path: string, ...lines: readonly string[]): SourceFile => ({ path, text: lines.join('\n') });

const chatFolders = (chat: string): readonly SourceFile[] =>
  ['delivery', 'handlers', 'locales', 'render', 'review', 'subscriptions', 'transport'].map((folder) =>
    file(`adapters/${chat}/${folder}/a.ts`, ''),
  );

/** Each rule with sources that break it and sources that do not: a rule that finds nothing in the first is no rule. */
const rules: readonly {
  readonly name: string;
  readonly rule: Rule;
  readonly broken: readonly SourceFile[];
  readonly kept: readonly SourceFile[];
}[] = [
  {
    name: '1. the engine imports no adapter, no brief and no chat SDK',
    rule: engineKnowsNoPlatform,
    broken: [
      file('src/a.ts', "import { x } from '../adapters/console/index.ts';"),
      file('src/status/b.ts', "import type {\n  X,\n} from '../../briefs/made-up/x.ts';"),
      file('src/c.ts', "const bolt = await import('@slack/bolt');"),
      file('src/d.ts', "export { Client } from 'discord.js';"),
    ],
    kept: [
      file('src/a.ts', "import { x } from './domain/x.ts';", "// import { y } from '../adapters/y.ts';"),
      file('adapters/slack/a.ts', "import bolt from '@slack/bolt';"),
    ],
  },
  {
    name: '1. the engine does not name a brief',
    rule: engineNamesNoBrief(briefs),
    broken: [file('src/a.ts', `const fallback = '${briefs[0]}';`)],
    kept: [file('cli/a.ts', `const fallback = '${briefs[0]}';`)],
  },
  {
    name: '2. an adapter imports the engine through src/index.ts and adapters/shared, no other adapter and no brief',
    rule: adaptersStandAlone,
    broken: [
      file('adapters/slack/a.ts', "import { fold } from '../../src/status/fold.ts';"),
      file('adapters/slack/b.ts', "import { render } from '../console/render.ts';"),
      file('adapters/slack/c.ts', "await import('../../briefs/made-up/x.ts');"),
      file('adapters/slack/d.ts', "import { startSlack } from '../../test/fakes/slack/server.ts';"),
      file(
        'adapters/slack/e/harness.ts',
        "import { startSlack } from '../../../test/fakes/slack/server.ts';",
      ),
    ],
    kept: [
      file('adapters/slack/a.ts', "import { answer } from '../../src/index.ts';"),
      file('adapters/slack/handlers/b.ts', "import { render } from '../render.ts';"),
      file(
        'test/contracts/adapter/harnesses/slack.ts',
        "import { startSlack } from '../../test/fakes/slack/server.ts';",
      ),
    ],
  },
  {
    name: '2. chat adapters have the same folders',
    rule: chatsHaveTheSameFolders,
    broken: [],
    kept: [...chatFolders('slack'), ...chatFolders('discord'), file('adapters/console/any/thing.ts', '')],
  },
  {
    name: '3. stages import domain and text, not each other',
    rule: stagesStandAlone,
    broken: [
      file('src/status/a.ts', "import type { Merged } from '../merge/merge.ts';"),
      file('src/parse/a.ts', "import { today } from '../clock.ts';"),
    ],
    kept: [
      file(
        'src/status/a.ts',
        "import type { Day } from '../domain/dates.ts';",
        "import { b } from './b.ts';",
      ),
      file('src/engine/engine.ts', "import { fold } from './fold/fold.ts';"),
    ],
  },
  {
    name: '4. one dependency, one home',
    rule: dependenciesStayHome,
    broken: [
      file('src/extract/a.ts', "import { load } from 'cheerio';"),
      file('src/engine/engine.ts', "import { DatabaseSync } from 'node:sqlite';"),
      file('src/parse/a.ts', "import something from 'not-in-the-table';"),
    ],
    kept: [
      file('src/text/tree.ts', "import { load } from 'cheerio/slim';", "import { join } from 'node:path';"),
    ],
  },
  {
    name: '5. time enters in one place',
    rule: timeEntersOnce,
    broken: [
      file('src/status/a.ts', 'const now = Date.now();'),
      file('adapters/console/a.ts', 'const now = new Date();'),
    ],
    kept: [
      file('src/status/a.ts', "const day = new Date('2023-12-21');"),
      file('src/clock.ts', 'new Date()'),
    ],
  },
  {
    name: 'the engine gets its extractor by injection',
    rule: extractorsAreInjected,
    broken: [
      file('src/engine/a.ts', "import { createExtractor } from '../extract/rules/index.ts';"),
      file('src/engine/b.ts', "await import('../extract/patterns/index.ts');"),
    ],
    kept: [
      file('src/engine/default-extractor.ts', "import { createExtractor } from '../extract/rules/index.ts';"),
      file('src/engine/a.ts', "import type { Extractor } from '../extract/extractor.ts';"),
    ],
  },
  {
    name: '6. no file stands in src itself but its four',
    rule: noLooseFiles,
    broken: [file('src/house.ts', ''), file('src/types.test.ts', '')],
    kept: [file('src/index.ts', ''), file('src/log.test.ts', ''), file('src/status/house.ts', '')],
  },
  {
    name: '6. no two exported types share a name',
    rule: typeNamesAreUnique,
    broken: [file('src/status/a.ts', 'export interface View {}', 'export type View = string;')],
    kept: [
      file('src/status/a.ts', 'export interface View {}', 'type Local = string;'),
      file('adapters/console/b.ts', 'export type Layout = string;', 'interface Local {}'),
    ],
  },
];

describe.each(rules)('$name', ({ rule, broken, kept }) => {
  test('holds in the program', () => {
    expect(rule(program)).toEqual([]);
  });

  test('is broken by each source that breaks it, and by no other', () => {
    for (const source of broken) expect(rule([source])).toHaveLength(1);
    expect(rule(kept)).toEqual([]);
  });
});

describe('the table of homes', () => {
  const { dependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
  const used = new Set(program.flatMap((source) => importsOf(source)).map(packageOf));

  test('has every dependency of the package, and no other', () => {
    const listed = Object.keys(HOMES).filter((name) => !name.startsWith('node:'));
    expect(listed.sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('names no library that nothing imports', () => {
    expect(Object.keys(HOMES).filter((name) => !used.has(name))).toEqual([]);
  });
});

test('7. what is in briefs/ is data, no code', () => {
  const code = readdirSync(`${ROOT}briefs`, { recursive: true, encoding: 'utf8' });
  expect(code.filter((name) => /\.[cm]?[jt]sx?$/.test(name))).toEqual([]);
});

test('2. a chat adapter with another folder, or without one of them, breaks the rule', () => {
  const slack = chatFolders('slack');
  expect(chatsHaveTheSameFolders([...slack, file('adapters/slack/home/view.ts', '')])).toHaveLength(1);
  expect(chatsHaveTheSameFolders(slack.slice(1))).toEqual(['adapters/slack/delivery is missing']);
});
