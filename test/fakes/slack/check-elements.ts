import { checkString, checkText, type Report } from './check-text.ts';
import type { Json } from './workspace.ts';

type Check = (element: Json, at: string, report: Report) => void;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

function checkOption(option: Json, at: string, report: Report, { kinds = ['plain_text'] } = {}): void {
  checkText(option.text, { most: 75, kinds }, `${at}/text`, report);
  if (typeof option.value !== 'string' || option.value === '') report('value is missing', at);
  checkString(option.value, 150, `${at}/value`, report);
}

function checkOptions(options: unknown, most: number, at: string, report: Report, more = {}): void {
  const all = list(options);
  if (all.length === 0 || all.length > most) report(`must have 1 to ${most} options`, at);
  for (const [index, option] of all.entries()) checkOption(option, `${at}/${index}`, report, more);
  const values = all.map(({ value }) => value);
  if (new Set(values).size < values.length) report('options have the same value', at);
}

const checkButton: Check = ({ text, value, url, style, confirm, accessibility_label: label }, at, report) => {
  checkText(text, { most: 75 }, `${at}/text`, report);
  checkString(value, 2_000, `${at}/value`, report);
  checkString(url, 3_000, `${at}/url`, report);
  checkString(label, 75, `${at}/accessibility_label`, report);
  if (style !== undefined && style !== 'primary' && style !== 'danger') report('unknown style', at);
  if (confirm !== undefined) checkConfirm(confirm as Json, `${at}/confirm`, report);
};

const checkConfirm: Check = ({ title, text, confirm, deny }, at, report) => {
  checkText(title, { most: 100 }, `${at}/title`, report);
  checkText(text, { most: 300, kinds: ['plain_text', 'mrkdwn'] }, `${at}/text`, report);
  checkText(confirm, { most: 30 }, `${at}/confirm`, report);
  checkText(deny, { most: 30 }, `${at}/deny`, report);
};

/** Static menus: options or groups of them; what is chosen at first must be among them, to the letter. */
const checkMenu: Check = (element, at, report) => {
  const { options, option_groups: groups, initial_option: one, initial_options: many, placeholder } = element;
  if ((options === undefined) === (groups === undefined)) report('needs options or option_groups', at);
  if (placeholder !== undefined) checkText(placeholder, { most: 150 }, `${at}/placeholder`, report);
  if (options !== undefined) checkOptions(options, 100, `${at}/options`, report);
  if (list(groups).length > 100) report('must have at most 100 groups', at);
  for (const [index, group] of list(groups).entries()) {
    checkText(group.label, { most: 75 }, `${at}/option_groups/${index}/label`, report);
    checkOptions(group.options, 100, `${at}/option_groups/${index}`, report);
  }
  checkInitial(
    [...list(options), ...list(groups).flatMap((group) => list(group.options))],
    one,
    many,
    at,
    report,
  );
};

function checkInitial(all: readonly Json[], one: unknown, many: unknown, at: string, report: Report): void {
  const known = new Set(all.map((option) => JSON.stringify(option)));
  const chosen = [...(one === undefined ? [] : [one]), ...list(many)];
  if (Array.isArray(many) && many.length === 0) report('initial_options must not be empty', at);
  if (chosen.some((option) => !known.has(JSON.stringify(option))))
    report('initial option is none of them', at);
}

const checkChoices: Check = ({ options, initial_option: one, initial_options: many }, at, report) => {
  checkOptions(options, 10, `${at}/options`, report, { kinds: ['plain_text', 'mrkdwn'] });
  checkInitial(list(options), one, many, at, report);
};

const CHECKS: Readonly<Record<string, Check>> = {
  button: checkButton,
  overflow: ({ options }, at, report) => checkOptions(options, 5, `${at}/options`, report),
  static_select: checkMenu,
  multi_static_select: checkMenu,
  external_select: ({ initial_option: one }, at, report) => {
    if (one !== undefined) checkOption(one as Json, `${at}/initial_option`, report);
  },
  conversations_select() {},
  checkboxes: checkChoices,
  radio_buttons: checkChoices,
  datepicker: ({ initial_date: day }, at, report) => {
    if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(day))) report('bad date', at);
  },
  plain_text_input: ({ initial_value: value, placeholder }, at, report) => {
    checkString(value, 3_000, `${at}/initial_value`, report);
    if (placeholder !== undefined) checkText(placeholder, { most: 150 }, `${at}/placeholder`, report);
  },
};

/** Kinds that may stand in a row of actions, beside a section, and in an input. */
const PLACES = {
  actions: [
    'button',
    'overflow',
    'static_select',
    'datepicker',
    'checkboxes',
    'radio_buttons',
    'conversations_select',
  ],
  accessory: ['button', 'overflow', 'static_select', 'datepicker', 'checkboxes', 'radio_buttons'],
  input: [
    'static_select',
    'multi_static_select',
    'external_select',
    'conversations_select',
    'checkboxes',
    'radio_buttons',
    'datepicker',
    'plain_text_input',
  ],
} as const;

/** An interactive element in one of its places. */
export function checkElement(value: unknown, place: keyof typeof PLACES, at: string, report: Report): void {
  const element = (value ?? {}) as Json;
  const type = String(element.type);
  const check = PLACES[place].some((kind) => kind === type) ? CHECKS[type] : undefined;
  checkString(element.action_id, 255, `${at}/action_id`, report);
  if (check === undefined) report(`unsupported type: ${type}`, at);
  else check(element, at, report);
}
