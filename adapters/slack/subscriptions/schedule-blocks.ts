import type { InputBlock, KnownBlock, MultiStaticSelect } from '@slack/types';
import {
  BackchannelError,
  explainError,
  LANGUAGES,
  type Language,
  type SubscriptionDraft,
  type SubscriptionService,
  WEEKDAYS,
  weekdayName,
} from '../../../src/index.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { joinLines, richBlocks, richInstant, richText } from '../render/rich.ts';
import { plainText } from '../render/text.ts';
import { idOf, input, option, radioGroup } from './fields.ts';

/** How many of the next runs are shown. */
const RUNS = 3;

/** When digests are posted. */
export function scheduleBlocks({ schedule }: SubscriptionDraft, language: Language): InputBlock[] {
  const days = WEEKDAYS.map((day) => option(weekdayName(day, language), String(day)));
  const chosen = days.filter(({ value }) => schedule?.days.some((day) => String(day) === value));
  const times = schedule?.times ?? [];
  const zone = schedule?.zone;
  const menu: MultiStaticSelect = {
    type: 'multi_static_select',
    ...idOf('days'),
    options: days,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return [
    input('days', language, menu, { optional: true, live: true }),
    input(
      'times',
      language,
      {
        type: 'plain_text_input',
        ...idOf('times'),
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        ...(times.length > 0 && { initial_value: times.join(', ') }),
      },
      { optional: true, live: true, hint: 'form.times.hint' },
    ),
    input(
      'zone',
      language,
      {
        type: 'external_select',
        ...idOf('zone'),
        min_query_length: 1,
        ...(zone !== undefined && { initial_option: option(zone, zone) }),
      },
      { optional: true, live: true },
    ),
  ];
}

/** When the next digests would be posted, each reader in their own zone. */
export function nextBlocks(
  { schedule }: SubscriptionDraft,
  { subscriptions, language }: { readonly subscriptions: SubscriptionService; readonly language: Language },
): KnownBlock[] {
  if (schedule === undefined) return [contextOf(format(language, 'form.next.none'), 'next')];
  try {
    const runs = subscriptions.nextRuns(schedule, RUNS).map((at) => [richText('• '), richInstant(at, at)]);
    const lines = [[richText(format(language, 'form.next'), { bold: true })], ...runs];
    const [block] = richBlocks([{ type: 'rich_text_section', elements: joinLines(lines) }]);
    return block === undefined ? [] : [{ ...block, block_id: 'next' }];
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    const { problem } = explainError(error, language);
    return [contextOf(format(language, 'form.invalid', { problem }), 'next')];
  }
}

/** How digests are posted: language, length and options. */
export function optionBlocks(draft: SubscriptionDraft, language: Language): InputBlock[] {
  const languages = LANGUAGES.map((one) => option(LANGUAGE_NAMES[one], one));
  const initial = languages.find(({ value }) => value === draft.language);
  const forms = (['full', 'short'] as const).map((form) => option(format(language, `form.${form}`), form));
  const form = forms.find(({ value }) => value === draft.form);
  const flags = { digest: draft.schedule !== undefined, quiet: draft.quiet, alerts: draft.alerts };
  const options = (['digest', 'quiet', 'alerts'] as const).map((flag) => ({
    set: flags[flag],
    option: {
      ...option(format(language, `form.${flag}`), flag),
      ...(flag === 'alerts' && {
        description: plainText(format(language, 'form.alerts.hint'), LIMITS.optionText),
      }),
    },
  }));
  const set = options.filter((one) => one.set).map((one) => one.option);
  return [
    input('length', language, radioGroup('length', forms, form)),
    input('language', language, radioGroup('language', languages, initial)),
    input(
      'options',
      language,
      {
        type: 'checkboxes',
        ...idOf('options'),
        options: options.map((one) => one.option),
        ...(set.length > 0 && { initial_options: set }),
      },
      { optional: true, live: true },
    ),
  ];
}
