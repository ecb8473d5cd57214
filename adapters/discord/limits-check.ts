import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { MAX_BUTTONS_IN_ROW, MAX_COMPONENTS, MAX_CUSTOM_ID, MAX_OPTIONS, MAX_TEXT } from './limits.ts';

/** What all components have in common, seen from outside. */
interface Part {
  readonly type: number;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
  readonly content?: string;
  readonly custom_id?: string;
  readonly options?: readonly unknown[];
}

/** The limits that components of a message overstep, one line each: those that Discord's own builders do not look at. */
export function faultsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  const all = (components as readonly Part[]).flatMap(withParts);
  const text = all.reduce((sum, { content = '' }) => sum + content.length, 0);
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  return [
    ...(all.length > MAX_COMPONENTS ? [`${all.length} components`] : []),
    ...(text > MAX_TEXT ? [`${text} characters`] : []),
    ...(new Set(ids).size < ids.length ? ['a custom id that stands twice'] : []),
    ...(ids.some((id) => id.length > MAX_CUSTOM_ID) ? ['a custom id that is too long'] : []),
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
      return components.length < 1 || components.length > MAX_BUTTONS_IN_ROW
        ? [`a row of ${components.length}`]
        : [];
    case ComponentType.TextDisplay:
      return content?.trim() ? [] : ['a blank text'];
    case ComponentType.StringSelect:
      return options === undefined || options.length < 1 || options.length > MAX_OPTIONS
        ? [`a menu of ${options?.length ?? 0}`]
        : [];
    default:
      return [];
  }
}
