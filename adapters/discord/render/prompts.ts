import type {
  APIButtonComponentWithCustomId,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord.js';
import { type Prompt, printable, shorten } from '../../../src/index.ts';
import { type Encoded, encodeView, type ViewAction } from '../handlers/view.ts';
import {
  MAX_BUTTON_LABEL,
  MAX_BUTTONS_IN_ROW,
  MAX_OPTION_TEXT,
  MAX_OPTIONS,
  MAX_PLACEHOLDER,
} from '../limits.ts';
import type { PromptPiece } from './piece.ts';

/** A row of a message with what its custom ids keep outside. */
export interface ActionRow {
  readonly components: readonly (APIButtonComponentWithCustomId | APIStringSelectComponent)[];
  readonly encoded: readonly Encoded[];
}

/** Makes rows whose custom ids are different from all others that it made. */
export interface Rows {
  /** A row of buttons that ask, so many as fit; what another row asks already is left out. */
  buttons(prompts: readonly Prompt[]): readonly ActionRow[];
  /** What can be asked about entries: buttons where they are few, else a menu for each kind of question. */
  about(asked: readonly PromptPiece[]): readonly ActionRow[];
}

/** More questions than a row of buttons has room for go into menus. */
const MAX_MENUS = 2;

export function createRows(brief: string): Rows {
  let number = 0;
  const offered = new Set<string>();
  const encode = (act: ViewAction, line: string) => {
    const encoded = encodeView({ act, brief, at: 0, line }, number);
    number += 1;
    return encoded;
  };
  const buttons: Rows['buttons'] = (prompts) => {
    const fresh = prompts.filter((prompt) => isUsable(prompt) && !offered.has(prompt.command));
    const rows = different(fresh, ({ command }) => command).slice(0, MAX_BUTTONS_IN_ROW);
    for (const { command } of rows) offered.add(command);
    if (rows.length === 0) return [];
    const encoded = rows.map(({ command }) => encode('ask', command));
    return [{ encoded, components: rows.map(({ label }, at) => buttonOf(label, encoded[at]?.id ?? '')) }];
  };
  const menu = (label: string, entries: readonly Entry[]): readonly ActionRow[] => {
    const options = optionsOf(entries);
    if (options.length === 0) return [];
    const encoded = encode('pick', '');
    return [{ encoded: [encoded], components: [menuOf(label, options, encoded.id)] }];
  };
  return {
    buttons,
    about(asked) {
      const all = asked.flatMap(({ title, prompts }) =>
        prompts.filter(isUsable).map((p) => ({ title, ...p })),
      );
      if (all.length <= MAX_BUTTONS_IN_ROW) return buttons(asked.length > 1 ? all.map(named) : all);
      const kinds = [...Map.groupBy(all, ({ label }) => label)].slice(0, MAX_MENUS);
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

/** What can be asked is told in the middle of a sentence elsewhere; a button begins with a capital letter. */
function buttonOf(text: string, id: string): APIButtonComponentWithCustomId {
  const words = printable(text).trim();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(label, MAX_BUTTON_LABEL),
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
    ({ title, command }) => title.trim() !== '' && command.length <= MAX_OPTION_TEXT,
  );
  return different(fit, ({ command }) => command)
    .slice(0, MAX_OPTIONS)
    .map(({ title, command }) => ({ label: shorten(title.trim(), MAX_OPTION_TEXT), value: command }));
}

function menuOf(
  label: string,
  options: readonly APISelectMenuOption[],
  id: string,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shorten(printable(label).trim(), MAX_PLACEHOLDER),
    options: [...options],
  };
}
