import type { Engine } from '../../../../src/index.ts';
import { readingOf } from '../../../fakes/slack/screen.ts';
import { openHarbour } from '../../../fakes/slack/workspace-with-bot.ts';

/** The adapter at a stand-in of Slack, for the contract test of all adapters. `say` sends a line as a slash command. */
export async function createHarness(engine: Engine) {
  const harbour = await openHarbour({ engines: [engine], started: false });
  return {
    adapter: harbour.adapter,
    /** Where the test may send to. */
    destination: 'C0NEWS',
    /** All that users of the platform have seen. */
    received: () => harbour.slack.workspace.posts.map(readingOf).join('\n'),
    say: (line: string) => void harbour.anna.command('C0NEWS', `/${engine.brief.name} ${line}`),
    close: () => harbour.close(),
  };
}
