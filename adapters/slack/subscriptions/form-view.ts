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
import { MODAL_TITLE, OPTION_TEXT } from '../limits.ts';
import { say, type TextKey } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { idOf, input, option, plainText, watchedId } from './fields.ts';
import { type FormState, writeState } from './form-state.ts';
import { deedButton, turnOf } from './home-blocks.ts';
import { mannerBlocks, nextBlocks, scheduleBlocks } from './schedule-blocks.ts';

/** The form that was sent in. */
export const FORM = 'subscription';

interface FormParts {
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
  /** What is wrong, in words, above the fields. */
  readonly problem?: string | undefined;
  /** Who changed the subscription last. */
  readonly changedBy?: string | undefined;
}

/** The form of a subscription, filled with a draft, with the instants at which its next digests would be posted. */
export function formView(state: FormState, parts: FormParts): ModalView {
  const { language, engines, problem, changedBy } = parts;
  const { draft } = state;
  const engine = engines.find(({ brief }) => brief.name === draft.brief) ?? engines[0];
  const title: TextKey = state.id === undefined ? 'form.new' : 'form.edit';
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: writeState(state, language),
    title: plainText(say(language, title), MODAL_TITLE),
    submit: plainText(say(language, 'form.save'), MODAL_TITLE),
    close: plainText(say(language, 'cancel'), MODAL_TITLE),
    blocks: [
      ...(problem === undefined ? [] : [contextOf(problem, 'problem')]),
      ...(changedBy === undefined
        ? []
        : [contextOf(say(language, 'subscription.changed', { name: changedBy }), 'changed')]),
      ...whereBlocks(draft, engines, language),
      ...(engine === undefined ? [] : filterBlocks(draft, engine.brief, language)),
      ...scheduleBlocks(draft, language),
      ...nextBlocks(draft, parts),
      ...mannerBlocks(draft, language),
      tryRow(language),
      ...deedRow(state, language),
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
  const which = input(
    'brief',
    language,
    { type: 'static_select', ...idOf('brief'), options, ...(initial && { initial_option: initial }) },
    { watched: true },
  );
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
        placeholder: plainText(say(language, 'form.all'), OPTION_TEXT),
        ...(filter[field].length > 0 && { initial_value: filter[field].join(', ') }),
      },
      { optional: true },
    );
  return [
    {
      ...input('watched', language, watchedMenu(filter, brief, language), { optional: true }),
      block_id: watchedId(brief.name),
    },
    input('states', language, menuOf('states', states, filter.states, language), { optional: true }),
    words('outlets'),
    words('words'),
  ];
}

/** The brief's groups and, below each group's title, its channels. */
function watchedMenu(
  { channels, groups }: SubscriptionDraft['filter'],
  brief: Brief,
  language: Language,
): MultiStaticSelect {
  const whole = brief.groups.map(({ id, title }) => option(title[language], `group:${id}`));
  const parts = brief.groups.map(({ id, title }) => ({
    label: plainText(title[language], OPTION_TEXT),
    options: brief.channels
      .filter(({ group }) => group === id)
      .map((channel) => option(channel.title[language], `channel:${channel.id}`)),
  }));
  const groupsOf = { label: plainText(say(language, 'form.groups'), OPTION_TEXT), options: whole };
  const filled = [groupsOf, ...parts].filter(({ options }) => options.length > 0);
  const chosen = [...groups.map((id) => `group:${id}`), ...channels.map((id) => `channel:${id}`)];
  const initial = filled.flatMap(({ options }) => options).filter(({ value = '' }) => chosen.includes(value));
  return {
    type: 'multi_static_select',
    ...idOf('watched'),
    option_groups: filled,
    placeholder: plainText(say(language, 'form.all'), OPTION_TEXT),
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
    placeholder: plainText(say(language, 'form.all'), OPTION_TEXT),
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** What can be done with a subscription that there is. */
function deedRow({ id, standing = 'active' }: FormState, language: Language): KnownBlock[] {
  if (id === undefined) return [];
  const deeds = [turnOf(standing), 'remove'] as const;
  const elements = deeds.map((deed) => deedButton(deed, id, language));
  return [{ type: 'actions', block_id: 'deeds', elements }];
}

function tryRow(language: Language): KnownBlock {
  const button = (name: 'preview' | 'test') => ({
    type: 'button' as const,
    action_id: `try-${name}`,
    text: plainText(say(language, `form.${name}`), OPTION_TEXT),
  });
  return { type: 'actions', block_id: 'try', elements: [button('preview'), button('test')] };
}
