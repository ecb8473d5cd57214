import { type Command, Option } from 'commander';
import type { ExitCode, Shell } from './shell.ts';
import type { DraftOptions, SubscriptionVerb } from './subscriptions.ts';

/** Wraps what a command does with its words and options. */
type Run = (
  action: (words: readonly string[], options: DraftOptions) => Promise<ExitCode>,
) => (...args: readonly unknown[]) => Promise<void>;

/** What describes a subscription. */
const OPTIONS: readonly (readonly [string, string])[] = [
  ['--to <destination>', 'where to post: platform:address, slack:C0123ABC for instance'],
  ['--days <days>', 'daily, weekdays, or days with commas between: mon,thu'],
  ['--times <times>', 'local times with commas between: 08:30,18:00'],
  ['--zone <zone>', 'time zone, Asia/Shanghai for instance (default: UTC)'],
  ['--form <form>', 'short or full (default: full)'],
  ['--quiet', 'post nothing if nothing changed'],
  ['--no-quiet', 'post also if nothing changed'],
  ['--alerts', 'post at once when a status changes'],
  ['--no-alerts', 'post nothing between editions'],
  ['--channels <ids>', 'only these channels'],
  ['--groups <ids>', 'only these groups of channels'],
  ['--states <states>', 'only these states'],
  ['--outlets <names>', 'only what these outlets report'],
  ['--words <words>', 'only what has one of these words'],
];

const VERBS: readonly (readonly [SubscriptionVerb, string, boolean])[] = [
  ['add', 'post a digest somewhere', true],
  ['change', 'change what a subscription is like; what is not said stays', true],
  ['pause', 'post nothing until it is resumed', false],
  ['resume', 'go on after a pause or a stop', false],
  ['remove', 'end a subscription', false],
  ['test', 'post the edition that would go out now, marked as a test', false],
  ['preview', 'show that edition here', false],
];

/** Adds to the command that lists subscriptions those that work on them. */
export function addSubscriptions(parent: Command, shell: Shell, run: Run, jsonOption: () => Option): void {
  for (const [verb, summary, describes] of VERBS) {
    const command = parent.command(verb).description(summary).addOption(jsonOption());
    if (verb !== 'add') command.argument('<id>', "the subscription's id");
    for (const [flags, meaning] of describes ? OPTIONS : []) command.addOption(new Option(flags, meaning));
    command.action(
      run(async ([id = ''], options) =>
        (await import('./subscriptions.ts')).subscriptions(shell, verb, id, options),
      ),
    );
  }
}
