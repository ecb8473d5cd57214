import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { LIMITS } from '../limits.ts';

/** What all components have in common, seen from outside. */
interface Part {
  readonly type: number;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
  readonly content?: string;
  readonly custom_id?: string;
  readonly options?: readonly unknown[];
}

/** The limits that a message's components exceed, one line each: those that Discord's builders do not check. */
export function faultsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  const all = (components as readonly Part[]).flatMap(withParts);
  const text = all.reduce((sum, { content = '' }) => sum + content.length, 0);
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  return [
    ...(all.length > LIMITS.components ? [`${all.length} components`] : []),
    ...(text > LIMITS.text ? [`${text} characters`] : []),
    ...(new Set(ids).size < ids.length ? ['a duplicate custom id'] : []),
    ...(ids.some((id) => id.length > LIMITS.customId) ? ['a custom id that is too long'] : []),
    ...all.flatMap(faultsOfPart),
  ];
}

function withParts(part: Part): readonly Part[] {
  const { components = [], accessory } = part;
  return [part, ...components.flatMap(withParts), ...(accessory === undefined ? [] : [accessory])];
}

function faultsOfPart({ type, components = [], content, options }: Part): readonly string[] {
  switch (type) {
    case ComponentType.ActionRow:
      return components.length < 1 || components.length > LIMITS.buttonsInRow
        ? [`a row of ${components.length}`]
        : [];
    case ComponentType.TextDisplay:
      return content?.trim() ? [] : ['a blank text'];
    case ComponentType.StringSelect:
      return options === undefined || options.length < 1 || options.length > LIMITS.options
        ? [`a menu of ${options?.length ?? 0}`]
        : [];
    default:
      return [];
  }
}
