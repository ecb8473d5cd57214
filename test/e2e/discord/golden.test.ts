import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCommands } from '../../../adapters/discord/transport/commands.ts';
import { answer, commands } from '../../../src/index.ts';
import { answerOf, firstOf, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS, type Posted } from '../../fakes/discord/state.ts';
import { ROOT } from '../../support/sources.ts';

const file = (name: string) => join(ROOT, 'test/e2e/discord/golden', name);
/** JSON as the formatter writes it, numbers in one line; without an article's id and file, which depend on where the checkout is. */
const pretty = (value: unknown) => {
  const text = JSON.stringify(value, null, 2).replace(
    /(\*\*Id\*\* )\w+([\s\S]*Read from\*\* ).*\.md/,
    '$1ID$2FILE',
  );
  return `${text.replace(/\[([\d,\s]+)\]/g, (_, numbers: string) => `[${numbers.trim().replace(/\s+/g, ' ')}]`)}\n`;
};
const drawn = ({ content, flags, components }: Posted) =>
  pretty({ ...(content && { content }), flags, components });

/** What people see of an invented brief; `npx vitest run test/e2e/discord/golden.test.ts -u` writes the files anew. */
const answers: readonly (readonly [
  name: string,
  sub: string,
  options: Record<string, string>,
  locale: string,
])[] = [
  ['status-en', 'status', {}, 'en-US'],
  ['status-zh-Hant', 'status', {}, 'zh-TW'],
  ['status-frontier-en', 'status', { channel: 'frontier' }, 'en-US'],
  ['timeline-frontier-en', 'timeline', { channel: 'frontier' }, 'en-US'],
  ['why-frontier-zh-Hans', 'why', { channel: 'frontier' }, 'zh-CN'],
  ['digest-en', 'digest', { since: '2025-01-01' }, 'en-US'],
  ['article-en', 'article', { article: 'telephone' }, 'en-US'],
  ['error-en', 'status', { channel: 'zeppelin' }, 'en-US'],
];

describe('as people see it', () => {
  test.each(answers)('%s', async (name, sub, options, locale) => {
    const { discord } = await startScene();
    const shown = await answerOf(await discord.person.command('two-rivers', sub, options, { locale }));
    await expect(drawn(shown)).toMatchFileSnapshot(file(`${name}.json`));
  });

  test('a delivery, in components and in plain text', async () => {
    const { discord, adapter, engine } = await startScene();
    const { message } = await answer(engine, 'digest since:2025-01-01', { language: 'en' });
    const [payload] = adapter.render(message);
    if (payload === undefined) throw new Error('There is nothing to deliver.');
    await adapter.send(CHANNELS.text, payload, { key: 'a-key' });
    const refusal = { code: 50_035, message: 'x', errors: { components: {} } };
    discord.faults.add({ what: 400, on: 'POST /channels', body: refusal });
    await adapter.send(CHANNELS.news, payload, { key: 'a-key' });
    const [rich] = discord.state.messages.get(CHANNELS.text) ?? [];
    const [plain] = discord.state.messages.get(CHANNELS.news) ?? [];
    await expect(rich && drawn(rich)).toMatchFileSnapshot(file('delivery.json'));
    await expect(plain?.content).toMatchFileSnapshot(file('delivery-plain.md'));
  });

  test('the form of a subscription, and the list with it', async () => {
    const { discord } = await startScene();
    const opened = await discord.person.command('two-rivers-manage', 'subscribe');
    const { data } = await firstOf(opened);
    const key = /:[\w-]{22}/g;
    await expect(pretty(data).replace(key, ':KEY')).toMatchFileSnapshot(file('form-modal.json'));
    const form = await answerOf(
      await discord.person.submit(opened, { zone: 'Asia/Shanghai' }),
      'The subscription',
    );
    await expect(drawn(form).replace(key, ':KEY')).toMatchFileSnapshot(file('form.json'));
    await answerOf(await discord.person.press(form, 'Save'), 'Saved.');
    const listed = await discord.person.command('two-rivers-manage', 'list');
    await expect(drawn(await answerOf(listed, 'Subscriptions of this channel'))).toMatchFileSnapshot(
      file('subscriptions.json'),
    );
  });

  test('the commands that are registered', async () => {
    const { engine } = await startScene();
    await expect(pretty(buildCommands([engine.brief], commands.slice(0, 2)))).toMatchFileSnapshot(
      file('commands.json'),
    );
  });
});
