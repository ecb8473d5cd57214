import type {
  APIButtonComponentWithCustomId,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord.js';
import { type Prompt, printable, shorten } from '../../../src/index.ts';
import { type ButtonAction, type ButtonState, encodeCustomId } from '../handlers/custom-id.ts';
import { LIMITS } from '../limits.ts';
import type { PromptPiece } from './piece.ts';

/** A row of a message, and what its custom ids mean. */
export interface ActionRow {
  readonly components: readonly (APIButtonComponentWithCustomId | APIStringSelectComponent)[];
  readonly states: readonly ButtonState[];
}

/** Makes rows whose custom ids are different from all others that it made. */
export interface Rows {
  /** A row of as many buttons as fit; questions of other rows are left out. */
  buttons(prompts: readonly Prompt[]): readonly ActionRow[];
  /** What can be asked about entries: a menu for each kind of question; buttons where there are few questions of several kinds. */
  about(asked: readonly PromptPiece[]): readonly ActionRow[];
}

/** More questions than a row of buttons has room for go into menus. */
const MAX_MENUS = 2;

export function createRows(brief: string | undefined): Rows {
  let number = 0;
  const offered = new Set<string>();
  const idOf = (state: ButtonState) => {
    number += 1;
    return encodeCustomId(state, number - 1);
  };
  const stateOf = (action: ButtonAction, line: string): ButtonState => ({ action, brief, page: 1, line });
  const buttons: Rows['buttons'] = (prompts) => {
    const fresh = prompts.filter((prompt) => isUsable(prompt) && !offered.has(prompt.command));
    const rows = different(fresh, ({ command }) => command).slice(0, LIMITS.buttonsInRow);
    for (const { command } of rows) offered.add(command);
    if (rows.length === 0) return [];
    const asking = rows.map(({ label, command }) => ({ label, state: stateOf('ask', command) }));
    const components = asking.map(({ label, state }) => buttonOf(label, idOf(state)));
    return [{ states: asking.map(({ state }) => state), components }];
  };
  const menu = (label: string, entries: readonly Entry[]): readonly ActionRow[] => {
    const options = optionsOf(entries);
    if (options.length === 0) return [];
    const state = stateOf('pick', '');
    return [{ states: [state], components: [menuOf(label, options, idOf(state))] }];
  };
  return {
    buttons,
    about(asked) {
      const all = asked.flatMap(({ title, prompts }) =>
        prompts.filter(isUsable).map((p) => ({ title, ...p })),
      );
      const kinds = [...Map.groupBy(all, ({ label }) => label)].slice(0, MAX_MENUS);
      const isOneMenu = asked.length > 1 && kinds.length === 1;
      if (all.length <= LIMITS.buttonsInRow && !isOneMenu)
        return buttons(asked.length > 1 ? all.map(named) : all);
      return kinds.flatMap(([label, entries]) => menu(label, entries));
    },
  };
}

/** Labels that are blank are refused; so is a line that no menu can carry. */
function isUsable({ label, command }: Prompt): boolean {
  return printable(label).trim() !== '' && printable(command).trim() !== '';
}

function named({ title, label, command }: Prompt & { readonly title: string }): Prompt {
  return { label: `${label} · ${title}`, command };
}

function different<T>(values: readonly T[], by: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [by(value), value])).values()];
}

/** Labels of questions also appear within sentences; on a button they begin with a capital letter. */
function buttonOf(text: string, id: string): APIButtonComponentWithCustomId {
  const words = printable(text).trim();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(label, LIMITS.buttonLabel),
    custom_id: id,
  };
}

interface Entry {
  readonly title: string;
  readonly command: string;
}

/** A menu's options carry their lines themselves; lines too long for that are left to completion. */
function optionsOf(entries: readonly Entry[]): readonly APISelectMenuOption[] {
  const fit = entries.filter(
    ({ title, command }) => title.trim() !== '' && command.length <= LIMITS.optionText,
  );
  return different(fit, ({ command }) => command)
    .slice(0, LIMITS.options)
    .map(({ title, command }) => ({ label: shorten(title.trim(), LIMITS.optionText), value: command }));
}

function menuOf(
  label: string,
  options: readonly APISelectMenuOption[],
  id: string,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shorten(printable(label).trim(), LIMITS.placeholder),
    options: [...options],
  };
}
