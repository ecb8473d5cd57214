import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Adapter,
  type Engine,
  type Message,
  openEngine,
  openStore,
  SendError,
} from '../../../src/index.ts';
import { tinyBrief } from '../../support/brief.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';

/** What the `harness of every adapter (`harnesses/NAME.ts`) gives to this test: the adapter at a stand-in of its platform. */
interface Harness {
  readonly adapter: Adapter<unknown>;
  /** Where the test may send to; absent where nothing can be posted. */
  readonly destination?: string;
  /** All that users of the platform have seen. */
  received(): string;
  /** Sends a line as a user would; absent where nobody can ask anything. */
  say?(line: string): void;
  /** Ends the stand-in, where there is something to end. */
  close?(): Promise<void>;
}

const adapters = readdirSync(join(ROOT, 'adapters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name);

async function engineOf(): Promise<Engine> {
  return openEngine({ brief: tinyBrief(), store: await openStore({ data: temporaryFolder() }) });
}

const open: Harness[] = [];

async function harnessOf(name: string): Promise<Harness> {
  const { createHarness } = await import(join(ROOT, 'test/contracts/adapter/harnesses', `${name}.ts`));
  const harness: Harness = await createHarness(await engineOf());
  open.push(harness);
  return harness;
}

afterEach(async () => {
  for (const harness of open.splice(0)) await harness.close?.();
});

const message: Message = {
  language: 'en',
  summary: 'A plain summary',
  blocks: [
    { kind: 'heading', level: 1, text: [{ kind: 'text', text: 'Title of the message' }] },
    { kind: 'quote', text: 'Quoted words.', source: [{ kind: 'text', text: 'An outlet' }] },
  ],
};

test('there is at least one adapter', () => {
  expect(adapters).toContain('console');
});

describe.each(adapters)('the adapter %s', (name) => {
  test('has an index and a harness, and bears the name of its folder', async () => {
    expect(existsSync(join(ROOT, 'adapters', name, 'index.ts'))).toBe(true);
    expect((await harnessOf(name)).adapter.name).toBe(name);
  });

  test('renders purely: the same message gives the same payloads and is left as it was', async () => {
    const { adapter } = await harnessOf(name);
    const before = structuredClone(message);
    const payloads = adapter.render(message);
    expect(payloads.length).toBeGreaterThan(0);
    expect(adapter.render(message)).toEqual(payloads);
    expect(JSON.stringify(payloads)).toContain('Title of the message');
    expect(message).toEqual(before);
  });

  test('sends what it rendered; where nothing can be posted, it says so', async () => {
    const { adapter, destination, received } = await harnessOf(name);
    if (destination === undefined) {
      await expect(adapter.send('anywhere', adapter.render(message)[0])).rejects.toThrow(SendError);
      return;
    }
    for (const payload of adapter.render(message)) {
      expect(await adapter.send(destination, payload)).toHaveProperty('id');
    }
    expect(received()).toContain('Title of the message');
    expect(received()).toContain('Quoted words.');
  });

  test('starts and stops; where somebody can ask, it answers, and a question that fails is answered with the next step', async () => {
    const { adapter, received, say } = await harnessOf(name);
    await adapter.start();
    if (say === undefined) return adapter.stop();
    say('channels');
    await expect.poll(received).toContain('ferry');
    say('timeline no-such-channel');
    await expect.poll(received).toContain('no-such-channel');
    await adapter.stop();
  });

  test('is stopped without harm where it was never started', async () => {
    const { adapter } = await harnessOf(name);
    await expect(adapter.stop()).resolves.toBeUndefined();
  });
});
