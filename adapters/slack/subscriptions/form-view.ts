import type { InputBlock, KnownBlock, ModalView, MultiStaticSelect, PlainTextOption } from '@slack/types';
import {
  type Brief,
  type Engine,
  type Language,
  STATES,
  type SubscriptionDraft,
  type SubscriptionService,
  SYMBOLS,
  stateName,
} from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { format, type SlackTextKey } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { plainText } from '../render/text.ts';
import { channelsBlock, idOf, input, option, radioGroup } from './fields.ts';
import { type FormState, writeState } from './form-state.ts';
import { actionButton, pauseOrResume } from './home-blocks.ts';
import { nextBlocks, optionBlocks, scheduleBlocks } from './schedule-blocks.ts';

/** The id of the form. */
export const FORM = 'subscription';

interface FormParts {
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
  /** How the subscription was changed last, and by whom. */
  readonly change?: string | undefined;
}

/** The form of a subscription, filled with a draft, with the instants at which its next digests would be posted. */
export function formView(state: FormState, parts: FormParts): ModalView {
  const { language, engines, change } = parts;
  const { draft } = state;
  const engine = engines.find(({ brief }) => brief.name === draft.brief) ?? engines[0];
  const title: SlackTextKey = state.id === undefined ? 'form.new' : 'form.edit';
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: writeState(state, language),
    title: plainText(format(language, title), LIMITS.modalTitle),
    submit: plainText(format(language, 'form.save'), LIMITS.modalTitle),
    close: plainText(format(language, 'cancel'), LIMITS.modalTitle),
    blocks: [
      ...(change === undefined
        ? []
        : [contextOf(format(language, 'subscription.changed', { change }), 'changed')]),
      ...whereBlocks(draft, engines, language),
      ...scheduleBlocks(draft, language),
      ...nextBlocks(draft, parts),
      ...optionBlocks(draft, language),
      ...(engine === undefined ? [] : filterBlocks(draft, engine.brief, language)),
      trialRow(language),
      ...actionRow(state, language),
    ],
  };
}

function whereBlocks(
  { destination, brief }: SubscriptionDraft,
  engines: readonly Engine[],
  language: Language,
): InputBlock[] {
  const { address } = destination;
  const where = input('destination', language, {
    type: 'conversations_select',
    ...idOf('destination'),
    ...(/^[CG]/.test(address) && { initial_conversation: address }),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  });
  if (engines.length === 1) return [where];
  const options = engines.map((engine) => option(engine.brief.title[language], engine.brief.name));
  const initial = options.find(({ value }) => value === brief);
  const which = input('brief', language, radioGroup('brief', options, initial), { live: true });
  return [where, which];
}

function filterBlocks({ filter }: SubscriptionDraft, brief: Brief, language: Language): InputBlock[] {
  const states = STATES.map((state) => option(`${SYMBOLS[state]} ${stateName(state, language)}`, state));
  const words = (field: 'outlets' | 'words') =>
    input(
      field,
      language,
      {
        type: 'plain_text_input',
        ...idOf(field),
        placeholder: plainText(format(language, 'form.all'), LIMITS.optionText),
        ...(filter[field].length > 0 && { initial_value: filter[field].join(', ') }),
      },
      { optional: true, hint: 'form.list.hint' },
    );
  return [
    {
      ...input('channels', language, channelsMenu(filter, brief, language), { optional: true }),
      block_id: channelsBlock(brief.name),
    },
    input('states', language, menuOf('states', states, filter.states, language), { optional: true }),
    words('outlets'),
    words('words'),
  ];
}

/** The brief's groups and, below each group's title, its channels. */
function channelsMenu(
  { channels, groups }: SubscriptionDraft['filter'],
  brief: Brief,
  language: Language,
): MultiStaticSelect {
  const whole = brief.groups.map(({ id, title }) => option(title[language], `group:${id}`));
  const parts = brief.groups.map(({ id, title }) => ({
    label: plainText(title[language], LIMITS.optionText),
    options: brief.channels
      .filter(({ group }) => group === id)
      .map((channel) => option(channel.title[language], `channel:${channel.id}`)),
  }));
  const groupsOf = { label: plainText(format(language, 'form.groups'), LIMITS.optionText), options: whole };
  const filled = [groupsOf, ...parts].filter(({ options }) => options.length > 0);
  const chosen = [...groups.map((id) => `group:${id}`), ...channels.map((id) => `channel:${id}`)];
  const initial = filled.flatMap(({ options }) => options).filter(({ value = '' }) => chosen.includes(value));
  return {
    type: 'multi_static_select',
    ...idOf('channels'),
    option_groups: filled,
    placeholder: plainText(format(language, 'form.all'), LIMITS.optionText),
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

function menuOf(
  field: 'states',
  options: PlainTextOption[],
  chosen: readonly string[],
  language: Language,
): MultiStaticSelect {
  const initial = options.filter(({ value = '' }) => chosen.includes(value));
  return {
    type: 'multi_static_select',
    ...idOf(field),
    options,
    placeholder: plainText(format(language, 'form.all'), LIMITS.optionText),
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** What can be done with an existing subscription. */
function actionRow({ id, state = 'active' }: FormState, language: Language): KnownBlock[] {
  if (id === undefined) return [];
  const elements = [pauseOrResume(state), 'remove' as const].map((one) => actionButton(one, id, language));
  return [{ type: 'actions', block_id: 'subscription', elements }];
}

function trialRow(language: Language): KnownBlock {
  const button = (name: 'preview' | 'test') => ({
    type: 'button' as const,
    action_id: `try-${name}`,
    text: plainText(format(language, `form.${name}`), LIMITS.optionText),
  });
  return { type: 'actions', block_id: 'try', elements: [button('preview'), button('test')] };
}
