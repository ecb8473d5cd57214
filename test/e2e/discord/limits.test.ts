import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bodyOf, filesOf } from '../../../adapters/discord/delivery/body.ts';
import { answerControls } from '../../../adapters/discord/handlers/answer-controls.ts';
import { render } from '../../../adapters/discord/render/index.ts';
import { buildCommands } from '../../../adapters/discord/transport/commands.ts';
import { answer, commands, LANGUAGES } from '../../../src/index.ts';
import { sampleEngine } from '../../fakes/discord/scenario.ts';
import { type Data, faultsOfMessage } from '../../fakes/discord/validate.ts';
import { faultsOfCommands } from '../../fakes/discord/validate-forms.ts';
import { ROOT } from '../../support/sources.ts';

test('every answer about every channel, with all that is put around it, is taken by Discord in each language', async () => {
  const engine = await sampleEngine(join(ROOT, 'briefs/uschina'));
  const channels = engine.brief.channels.flatMap(({ id }) => [`status ${id}`, `timeline ${id}`, `why ${id}`]);
  const lines = [
    'status',
    'channels',
    'help',
    'digest weekly',
    'digest latest',
    'article officers',
    ...channels,
  ];
  for (const line of lines) {
    for (const language of LANGUAGES) {
      const { message, question } = await answer(engine, line, { language });
      const payloads = render(message);
      for (const [page, payload] of payloads.entries()) {
        const around = answerControls({
          brief: engine.brief,
          question,
          language,
          page: page + 1,
          pages: payloads.length,
          postable: true,
        });
        const body = { ...bodyOf(payload, around.rows) } as Data;
        expect(
          faultsOfMessage(
            body,
            filesOf(payload).map(({ name }) => name),
          ),
          `${line} ${language}`,
        ).toEqual([]);
      }
    }
  }
});

test('the commands are taken by Discord, a subcommand for each question and for review, an option for each value', async () => {
  const engines = [await sampleEngine(), await sampleEngine(join(ROOT, 'briefs/uschina'))];
  const built = JSON.parse(
    JSON.stringify(
      buildCommands(
        engines.map(({ brief }) => brief),
        commands,
      ),
    ),
  );
  expect(faultsOfCommands(built)).toEqual([]);
  const [first] = built;
  expect(first.options.map(({ name }: Data) => name)).toEqual([
    ...commands.map(({ name }) => name),
    'review',
  ]);
  for (const [at, { parameters }] of commands.entries()) {
    const names = (first.options[at].options ?? []).map(({ name }: Data) => name);
    expect(names.toSorted()).toEqual(parameters.map(({ name }) => name).toSorted());
  }
  expect(first.options[0].description_localizations['zh-TW']).toContain('管道');
});

test('a value of a kind that this version does not know is typed as it is', () => {
  const odd = {
    name: 'odd',
    kind: 'something-new',
    positional: false,
    required: false,
    summary: { en: 'o', 'zh-Hans': 'o', 'zh-Hant': 'o' },
  };
  const command = { ...commands[0], name: 'new', parameters: [odd] } as unknown as (typeof commands)[number];
  const [built] = JSON.parse(
    JSON.stringify(buildCommands([{ name: 'x', title: odd.summary } as never], [command])),
  );
  expect(built.options[0].options).toEqual([
    {
      type: 3,
      name: 'odd',
      description: 'o',
      description_localizations: { 'zh-CN': 'o', 'zh-TW': 'o' },
      required: false,
    },
  ]);
});
