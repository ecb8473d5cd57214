import {
  type Composer,
  createComposer,
  createRulesExtractor,
  describeFailure,
  printable,
  type TrialStep,
  trySource as tryAddress,
} from '../src/index.ts';
import { counted } from './counted.ts';
import { openReader } from './polling.ts';
import { openBrief } from './session.ts';
import { type ExitCode, languageOf, type Shell, showJson } from './shell.ts';
import { describedBy, type SourceCommandOptions } from './sources.ts';

/** Shows step by step what is at an address and what is read there. Stores nothing; exit code 1 if nothing could be read. */
export async function trySource(
  shell: Shell,
  address: string,
  options: SourceCommandOptions,
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const composer = createComposer(brief, languageOf(shell, options));
  const reader = await openReader(shell);
  const steps: TrialStep[] = [];
  try {
    const parts = { brief, extractor: createRulesExtractor(brief), reader };
    for await (const step of tryAddress(parts, address, describedBy(options))) {
      steps.push(step);
      const lines = describe(step, composer).map(printable);
      if (!options.json) shell.terminal.output.write(`${lines.join('\n')}\n`);
    }
  } finally {
    await reader.close();
  }
  if (options.json) showJson(shell, { address, steps: steps.map(stepJson) });
  return steps.some(({ step }) => step === 'article') ? 0 : 1;
}

function describe(step: TrialStep, composer: Composer): readonly string[] {
  switch (step.step) {
    case 'fetch':
      return [`fetch: ${step.address}: a ${step.found}`];
    case 'discovery':
      return step.feeds.length === 0
        ? ['discovery: the page names no feed; it is read as an article, or as a list with --links']
        : step.feeds.map((feed, index) => `discovery: ${feed}${index === 0 ? ' (tried next)' : ''}`);
    case 'items':
      return [`items: ${step.count}, the newest of ${step.newest ?? 'unknown date'}`];
    case 'article':
      return describeArticle(step, composer);
    case 'skipped':
      return [`skipped: ${step.reason}`];
    case 'failed':
      return [`failed: ${describeFailure(step.failure, composer.localizer.language)}`];
  }
}

function describeArticle(
  { title, published, outlet, paragraphs, from, events }: Extract<TrialStep, { step: 'article' }>,
  composer: Composer,
): readonly string[] {
  return [
    `article: ${title ?? 'untitled'}`,
    `  ${published ?? 'undated'}, ${outlet ?? 'outlet unknown'}, ${counted(paragraphs, 'paragraph')} from the ${from}`,
    ...(events.length === 0
      ? ['  no event of a watched channel']
      : events.map(
          ({ channel, action, date, evidence }) =>
            `  ${composer.localizer.channel(channel)}: ${action} ${date}: “${evidence}”`,
        )),
  ];
}

/** The documented fields of `sources test --json`. */
function stepJson(step: TrialStep) {
  switch (step.step) {
    case 'failed':
      return { step: step.step, failure: { ...step.failure } };
    case 'article':
      return {
        ...step,
        events: step.events.map(({ channel, action, date, evidence }) => ({
          channel,
          action,
          date,
          evidence,
        })),
      };
    default:
      return { ...step };
  }
}
