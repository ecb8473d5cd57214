import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STATES } from '../../src/index.ts';
import { backchannel, run, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';

/** One store for the questions of this file. */
const data = join(temporaryFolder(), 'data');
const withData = (...args: readonly string[]) => backchannel([...args, '--data', data]);

describe('status --json', () => {
  test('has the documented fields, a state of the codebook on every channel, ISO dates, and no state without evidence', async () => {
    const { code, stdout, stderr } = await withData('status', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(stdout);
    expect(answer.brief).toBe('uschina');
    expect(answer.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(answer.channels.length).toBeGreaterThan(20);
    for (const channel of answer.channels) {
      expect(Object.keys(channel)).toEqual(
        expect.arrayContaining([
          'channel',
          'group',
          'state',
          'since',
          'precision',
          'label',
          'summary',
          'confirmed',
          'confirmedBy',
          'latest',
          'outlets',
          'evidence',
          'beside',
          'reported',
        ]),
      );
      expect(STATES).toContain(channel.state);
      if (channel.state === 'unknown') continue;
      expect(channel.since).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
      expect(channel.evidence.length).toBeGreaterThan(0);
      for (const { quote, outlet, published, url } of channel.evidence) {
        expect(quote).toMatch(/\S/);
        expect([outlet, published, url].every((value) => value === null || typeof value === 'string')).toBe(
          true,
        );
      }
    }
  });

  test('the bundled chronology knows that military channels were restored in December 2023', async () => {
    const { stdout } = await withData('status', 'military', '--as-of', '2024-01-01', '--json');
    expect(JSON.parse(stdout).channels[0]).toMatchObject({
      channel: 'military',
      state: 'restored',
      since: expect.stringMatching(/^2023-1[12]/),
    });
  });
});

describe('options', () => {
  test('global options stand before or after the command', async () => {
    const before = await backchannel([
      '--data',
      data,
      '--as-of',
      '2022-09-01',
      'status',
      'military',
      '--json',
    ]);
    const after = await backchannel([
      'status',
      'military',
      '--json',
      '--as-of',
      '2022-09-01',
      '--data',
      data,
    ]);
    expect(before.stdout).toBe(after.stdout);
    expect(JSON.parse(after.stdout).asOf).toBe('2022-09-01');
  });

  test('--no-chronology leaves an empty store without any event', async () => {
    const { stdout } = await backchannel([
      'status',
      '--json',
      '--no-chronology',
      '--data',
      join(temporaryFolder(), 'd'),
    ]);
    const states = JSON.parse(stdout).channels.map(({ state }: { state: string }) => state);
    expect(new Set(states)).toEqual(new Set(['unknown']));
  });

  test('--lang chooses the language of the answer', async () => {
    expect((await withData('status', '--lang', 'zh-Hans')).stdout).toMatch(/[\u4E00-\u9FFF]/);
  });

  test('the environment stands below the options, an .env file below the environment', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, '.env'), `BACKCHANNEL_LANG=zh-Hans\nBACKCHANNEL_DATA=${data}\n`);
    const chinese = await backchannel(['status'], { cwd });
    const english = await backchannel(['status'], { cwd, env: { BACKCHANNEL_LANG: 'en' } });
    expect(chinese.stdout).toMatch(/[\u4E00-\u9FFF]/);
    expect(english.stdout).not.toMatch(/[\u4E00-\u9FFF]/);
  });
});

describe('exit codes', () => {
  test.each([
    ['an unknown command', ['statsu']],
    ['a missing argument', ['timeline']],
    ['an unknown option', ['status', '--colour']],
    ['a date that is none', ['status', '--as-of', '2023-13-01']],
    ['a language that is not spoken', ['status', '--lang', 'fr']],
    ['a time that means nothing to the command', ['ingest', '.', '--as-of', '2023-01-01']],
  ])('2 for %s', async (_, args) => {
    const { code, stdout, stderr } = await withData(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
  });

  test('a misspelt command is answered with the one that was meant', async () => {
    expect((await withData('statsu')).stderr).toContain('Did you mean status?');
  });

  test('wrong usage is answered with where the right one is told', async () => {
    for (const args of [['timeline'], ['status', '--colour'], ['statsu']])
      expect((await withData(...args)).stderr).toMatch(/--help/);
  });

  test('1 for a channel that does not exist, with the next step', async () => {
    const { code, stdout, stderr } = await withData('timeline', 'no-such-channel');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/no-such-channel/);
    expect(stderr).toMatch(/channels/);
  });

  test('1 for a folder that holds no brief, as a JSON object on standard error with --json', async () => {
    const { code, stdout, stderr } = await withData('status', '--json', '--brief', temporaryFolder());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr).error).toEqual({
      code: expect.stringMatching(/^BRIEF_/),
      problem: expect.stringMatching(/\S/),
      remedy: expect.stringMatching(/\S/),
    });
  });

  test('1 for a store that is no store', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'backchannel.db'),
      'not a database, but long enough to be looked at as one'.repeat(99),
    );
    const { code, stderr } = await backchannel(['status', '--data', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('backchannel.db');
  });

  test('0 for --help and --version', async () => {
    for (const option of ['--help', '--version']) expect((await backchannel([option])).code).toBe(0);
  });

  test('0 where the reader of the answer stops reading', async () => {
    const node = `"${process.execPath}" "${join(ROOT, 'bin/backchannel.js')}" status --data "${data}"`;
    const { stdout, stderr } = await run('bash', [
      '-o',
      'pipefail',
      '-c',
      `${node} | head -n 1; echo "\${PIPESTATUS[0]}"`,
    ]);
    expect(stdout.trim().split('\n').at(-1)).toBe('0');
    expect(stderr).toBe('');
  });
});

describe('ingest', () => {
  test('counts what it reads, names what it cannot read, and goes on', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'articles'));
    writeFileSync(
      join(folder, 'articles', 'good.jsonl'),
      `${JSON.stringify({ id: 'a1', title: 'Talks', published: '2023-12-21T12:00:00Z', text: 'The two leaders met on Thursday.' })}\n{"id": broken\n`,
    );
    writeFileSync(join(folder, 'articles', 'empty.md'), '');
    writeFileSync(
      join(folder, 'articles', 'noise.bin'),
      new Uint8Array(4096).map((_, index) => (index * 37) % 251),
    );
    const { code, stdout } = await backchannel([
      'ingest',
      join(folder, 'articles'),
      '--json',
      '--data',
      join(folder, 'd'),
    ]);
    const result = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(result).toMatchObject({ read: 1, new: 1, unchanged: 0 });
    const names = result.skipped
      .map(({ path }: { path: string }) => path.replace(/.*articles[\\/]/, ''))
      .sort();
    expect(names).toEqual(['empty.md', 'good.jsonl:2', 'noise.bin']);
    for (const { reason } of result.skipped) expect(reason).toMatch(/\S/);
  });

  test('reading the same again changes nothing', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'a.jsonl'),
      JSON.stringify({ id: 'a1', title: 'T', text: 'The two leaders met.' }),
    );
    const ingest = () =>
      backchannel(['ingest', join(folder, 'a.jsonl'), '--json', '--data', join(folder, 'd')]);
    expect(JSON.parse((await ingest()).stdout)).toMatchObject({ new: 1, unchanged: 0 });
    expect(JSON.parse((await ingest()).stdout)).toMatchObject({ new: 0, unchanged: 1 });
  });

  test('ends with 1 where nothing could be read', async () => {
    const { code, stderr } = await withData('ingest', join(temporaryFolder(), 'nowhere'), 'package.json');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no file or folder');
    const { stdout } = await withData('digest', 'daily', '--json');
    expect(JSON.parse(stdout).coverage).toMatchObject({ read: 0, skipped: 0 });
  });
});

describe('extract --json', () => {
  test('prints one line an article with the documented fields and keeps the id; what is skipped stands on standard error', async () => {
    const folder = temporaryFolder();
    const text = 'The two presidents met in Bali on Monday.\nThey spoke for three hours.';
    const file = join(folder, 'a.jsonl');
    writeFileSync(
      file,
      `${JSON.stringify({ id: 'kept', title: 'Summit', published: '2022-11-15', text, lang: 'en' })}\n{\n`,
    );
    const { code, stdout, stderr } = await backchannel(['extract', file, '--json']);
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      id: 'kept',
      title: 'Summit',
      language: 'en',
      paragraphs: text.split('\n'),
    });
    for (const field of ['path', 'published', 'outlet', 'url', 'events'])
      expect(lines[0]).toHaveProperty(field);
    for (const event of lines[0].events) expect(text).toContain(event.evidence);
    expect(stderr).toContain('a.jsonl:2');
  });

  test('says how sure each event is, who says so, and how the contact took place', async () => {
    const { stdout } = await backchannel(['extract', join(ROOT, 'briefs/uschina/sample'), '--json']);
    const events = stdout
      .trim()
      .split('\n')
      .flatMap((line) => JSON.parse(line).events);
    for (const event of events) expect(event.confidence).toBeGreaterThan(0);
    for (const field of ['attribution', 'attributedTo', 'form'])
      expect(events.filter((event) => field in event).length).toBeGreaterThan(0);
  });
});

describe('start', () => {
  test('answers the lines it is given and ends; the board and the digest are left out', async () => {
    const { code, stdout } = await backchannel(['start', '--data', join(temporaryFolder(), 'd')], {
      input: '/uschina status military as-of:2024-01-01\n\nchannels\n',
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/restored/);
    expect(stdout.match(/^━+$/gm)).toHaveLength(2);
  });

  test('without a line it shows the board and the latest digest', async () => {
    const { code, stdout } = await backchannel(['start', '--data', join(temporaryFolder(), 'd')], {
      env: { WEB_PORT: 'off' },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Military/i);
    expect(stdout.match(/^━+$/gm)).toHaveLength(2);
  });

  test('without a line it serves the web page until it is asked to end', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, WEB_PORT: '0', BACKCHANNEL_DATA: join(temporaryFolder(), 'd') };
    const child = spawn(process.execPath, [join(ROOT, 'bin/backchannel.js'), 'start'], { env });
    child.stdin.end();
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const addressIn = () => /^Web page: (http:\S+)$/m.exec(output)?.[1];
    await expect.poll(addressIn).toBeDefined();
    const page = await fetch(addressIn() ?? '', { headers: { 'accept-language': 'zh-CN' } });
    expect(await page.text()).toContain('<html lang="zh-Hans">');
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('a question that fails is told on standard error, the others are answered, and the exit code is 1', async () => {
    const { code, stdout, stderr } = await backchannel(['start', '--data', data], {
      input: 'timeline nonsense\nchannels\n',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/nonsense/);
    expect(stdout).toMatch(/military/);
  });

  test('samples are shown from a store of their own while nothing has been read, and never afterwards', async () => {
    const folder = join(temporaryFolder(), 'store');
    const start = () => backchannel(['start', '--data', folder], { input: 'article officers speak\n' });
    const shown = await start();
    expect(shown.stderr).toContain('This is a demonstration');
    expect(shown.stdout).toContain('Backchannel sample');
    const own = await backchannel(['digest', 'since:2023-12-01', '--as-of', '2023-12-31', '--data', folder]);
    expect(own.stdout).not.toContain('Backchannel sample');
    const file = join(temporaryFolder(), 'mine.jsonl');
    writeFileSync(file, JSON.stringify({ id: 'mine', published: '2024-01-02', text: 'Nothing of note.' }));
    await backchannel(['ingest', file, '--data', folder]);
    const later = await start();
    expect(later.stderr).not.toContain('demonstration');
    expect(later.stdout).not.toContain('Backchannel sample');
  });

  test('two commands suffice: `npm start` answers piped lines', async () => {
    const { code, stdout } = await run('npm', ['start', '--silent'], {
      cwd: ROOT,
      env: { BACKCHANNEL_DATA: join(temporaryFolder(), 'd') },
      input: '/uschina status\n',
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/restored/);
  });

  test('output that is no terminal has no colours; FORCE_COLOR asks for them, NO_COLOR forbids them', async () => {
    const esc = '\u001B';
    expect((await withData('status')).stdout).not.toContain(esc);
    const forced = await backchannel(['status', '--data', data], { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain(`${esc}[`);
    const forbidden = await backchannel(['status', '--data', data], { env: { NO_COLOR: '1' } });
    expect(forbidden.stdout).not.toContain(esc);
  });
});

describe('doctor', () => {
  test('finds all that is needed in a checkout', async () => {
    const { code, stdout } = await withData('doctor', '--json');
    expect(code).toBe(0);
    const { ok, checks } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['runtime', 'configuration', 'data', 'brief', 'store', 'chronology', 'sample']),
    );
  });

  test('names a configuration that cannot be used, and ends with 1', async () => {
    const { code, stdout } = await backchannel(['doctor', '--data', data], {
      env: { BACKCHANNEL_LANG: 'fr' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('BACKCHANNEL_LANG');
  });
});

describe('brief check', () => {
  test('finds the bundled brief valid', async () => {
    const { code, stdout } = await backchannel(['brief', 'check', 'uschina', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, problems: [] });
  });

  test('names file, line and remedy of what is wrong', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'brief.yaml'), 'title: [unclosed\n');
    const { code, stdout } = await backchannel(['brief', 'check', folder, '--json']);
    expect(code).toBe(1);
    const { problems } = JSON.parse(stdout);
    expect(problems.map(({ file }: { file: string }) => file)).toEqual(
      expect.arrayContaining(['brief.yaml', 'channels.yaml']),
    );
    for (const { line, remedy } of problems) {
      expect(line).toBeGreaterThan(0);
      expect(remedy).toMatch(/\S/);
    }
  });
});
