import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ComponentType,
} from 'discord.js';
import {
  BackchannelError,
  type Brief,
  LANGUAGES,
  type Language,
  STATES,
  type SubscriptionService,
  shorten,
  stateName,
} from '../../../src/index.ts';
import { button } from '../handlers/answer-controls.ts';
import { MAX_OPTION_TEXT, MAX_OPTIONS } from '../limits.ts';
import { OWN_NAMES, say, type TextKey } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import type { Payload } from '../render/index.ts';
import { describeDraft, moment } from './describe.ts';
import { type FormStep, type SubscriptionForm, stepId } from './form.ts';
import { option } from './modals.ts';
import { sheet } from './sheet.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** How many runs ahead are shown. */
const RUNS = 3;

/** The form as it stands: what it says, when it would post next, what is wrong with it, why it was not kept; with all that can be done to it. */
export function review(
  { form, key, brief, subscriptions, language }: ReviewParts,
  problem?: string,
): { readonly payload: Payload; readonly rows: readonly Row[] } {
  const lines = describeDraft(form.draft, brief, language);
  const next = nextLines(form, subscriptions, language);
  const told = problem === undefined ? [] : [`⚠ ${escapeText(problem)}`];
  return {
    payload: sheet(language, say(language, 'form.review'), [...lines, ...next, ...told]),
    rows: rowsOf(form, key, brief, language),
  };
}

export interface ReviewParts {
  readonly form: SubscriptionForm;
  /** Under which the form is kept. */
  readonly key: string;
  readonly brief: Brief | undefined;
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
}

/** When it posts next; where the schedule cannot be kept, what is wrong with it. */
function nextLines(
  { draft: { schedule } }: SubscriptionForm,
  subscriptions: SubscriptionService,
  language: Language,
): readonly string[] {
  if (schedule === undefined) return [];
  try {
    const runs = subscriptions
      .nextRuns(schedule, RUNS)
      .map((run) => `- ${moment(run, 'F')} (${moment(run, 'R')})`);
    return [`**${say(language, 'form.next')}**`, ...runs];
  } catch (error) {
    if (!(error instanceof BackchannelError || error instanceof RangeError)) throw error;
    const remedy = error instanceof BackchannelError ? [escapeText(error.remedy)] : [];
    return [`⚠ ${escapeText(error.message)}`, ...remedy];
  }
}

function rowsOf(
  form: SubscriptionForm,
  key: string,
  brief: Brief | undefined,
  language: Language,
): readonly Row[] {
  const id = (step: FormStep) => stepId(form, key, step);
  const press = (step: FormStep, text: TextKey, style?: 'main') =>
    button(id(step), say(language, text), false, style);
  const { filter } = form.draft;
  const titles = (all: Brief['groups'] | Brief['channels'] = [], chosen: readonly string[]) =>
    all
      .slice(0, MAX_OPTIONS)
      .map((one) => option(shorten(one.title[language], MAX_OPTION_TEXT), one.id, chosen.includes(one.id)));
  const languages = LANGUAGES.map((one) => option(OWN_NAMES[one], one, one === form.draft.language));
  const states = STATES.map((state) =>
    option(stateName(state, language), state, filter.states.includes(state)),
  );
  const rows: APIComponentInMessageActionRow[][] = [
    [menu(id('language'), say(language, 'form.language'), languages, 1)],
    several(id('channels'), say(language, 'form.channels'), titles(brief?.channels, filter.channels)),
    several(id('groups'), say(language, 'form.groups'), titles(brief?.groups, filter.groups)),
    several(id('states'), say(language, 'form.states'), states),
    [press('save', 'form.save', 'main'), press('preview', 'form.preview'), press('test', 'manage.test')],
    [press('schedule', 'form.again'), press('words', 'form.words'), press('cancel', 'form.cancel')],
  ];
  return rows
    .filter(({ length }) => length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}

function several(id: string, placeholder: string, options: readonly APISelectMenuOption[]) {
  return options.length === 0 ? [] : [menu(id, placeholder, options, 0)];
}

function menu(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  least: 0 | 1,
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder,
    options: [...options],
    min_values: least,
    max_values: least === 1 ? 1 : options.length,
  };
}
