import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ComponentType,
} from 'discord.js';
import {
  BackchannelError,
  type Brief,
  explainError,
  type Language,
  STATES,
  type SubscriptionService,
  shorten,
  stateName,
} from '../../../src/index.ts';
import { button, optionOf } from '../handlers/answer-controls.ts';
import { LIMITS } from '../limits.ts';
import { type DiscordTextKey, format } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import type { DiscordPayload } from '../render/index.ts';
import { describeDraft, instantMention } from './describe.ts';
import { type FormStep, type SubscriptionForm, stepId } from './form.ts';
import { panel } from './panel.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** How many runs ahead are shown. */
const RUNS = 3;

/** The present form: its values, when it would post next, what is wrong with it and why it was not saved; with its buttons and menus. */
export function review(
  { form, key, brief, subscriptions, language }: ReviewParts,
  problem?: string,
): { readonly payload: DiscordPayload; readonly rows: readonly Row[] } {
  const lines = describeDraft(form.draft, brief, language);
  const next = nextLines(form, subscriptions, language);
  const warnings = problem === undefined ? [] : [`⚠ ${escapeText(problem)}`];
  return {
    payload: panel(language, format(language, 'form.review'), [...lines, ...next, ...warnings]),
    rows: rowsOf(form, key, brief, language),
  };
}

export interface ReviewParts {
  readonly form: SubscriptionForm;
  /** The key under which the form is stored. */
  readonly key: string;
  readonly brief: Brief;
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
}

/** When it posts next; if the schedule cannot be kept, what is wrong with it. */
export function nextLines(
  { draft: { schedule } }: SubscriptionForm,
  subscriptions: SubscriptionService,
  language: Language,
): readonly string[] {
  if (schedule === undefined) return [format(language, 'form.next.none')];
  try {
    const runs = subscriptions
      .nextRuns(schedule, RUNS)
      .map((run) => `- ${instantMention(run, 'F')} (${instantMention(run, 'R')})`);
    return [`**${format(language, 'form.next')}**`, ...runs];
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    const { problem, remedy } = explainError(error, language);
    return [`⚠ ${escapeText(problem)}`, escapeText(remedy)];
  }
}

function rowsOf(form: SubscriptionForm, key: string, brief: Brief, language: Language): readonly Row[] {
  const id = (step: FormStep) => stepId(form, key, step);
  const press = (step: FormStep, text: DiscordTextKey, style?: 'main') =>
    button(id(step), format(language, text), false, style);
  const { filter } = form.draft;
  const titles = (all: Brief['groups'] | Brief['channels'] = [], chosen: readonly string[]) =>
    all
      .slice(0, LIMITS.options)
      .map((one) =>
        optionOf(shorten(one.title[language], LIMITS.optionText), one.id, chosen.includes(one.id)),
      );
  const states = STATES.map((state) =>
    optionOf(stateName(state, language), state, filter.states.includes(state)),
  );
  const rows: APIComponentInMessageActionRow[][] = [
    [press('save', 'form.save', 'main'), press('preview', 'form.preview'), press('test', 'form.test')],
    [press('schedule', 'form.schedule'), press('look', 'form.look'), press('cancel', 'cancel')],
    several(id('channels'), format(language, 'form.channels'), titles(brief.channels, filter.channels)),
    several(id('groups'), format(language, 'form.groups'), titles(brief.groups, filter.groups)),
    several(id('states'), format(language, 'form.states'), states),
    [press('words', 'form.filter')],
  ];
  return rows
    .filter(({ length }) => length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}

function several(id: string, placeholder: string, options: readonly APISelectMenuOption[]) {
  return options.length === 0 ? [] : [menu(id, placeholder, options)];
}

/** A menu of which any number may be chosen, or nothing. */
function menu(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder,
    options: [...options],
    min_values: 0,
    max_values: options.length,
  };
}
