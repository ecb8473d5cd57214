import type { Json, KeptView, Post } from './workspace.ts';

/** A message, modal or Home tab. */
export type Place = Post | KeptView;

/** Something that can be pressed. */
export interface Found {
  readonly block: string;
  readonly element: Json;
  /** What stands on it. */
  readonly label: string;
  /** The entry of a menu that is meant. */
  readonly option?: Json;
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** The blocks of a message or view. */
function blocksOf(place: Place): readonly Json[] {
  return list('view' in place ? place.view.blocks : place.blocks);
}

/** What can be pressed; of an overflow menu each entry. */
export function elementsOf(place: Place): Found[] {
  return blocksOf(place).flatMap((block) => {
    const elements = [...list(block.elements), block.accessory, block.element].filter(
      (one): one is Json => typeof one === 'object' && one !== null && 'action_id' in one,
    );
    return elements.flatMap((element): Found[] => {
      const found = { block: String(block.block_id ?? ''), element };
      if (element.type !== 'overflow') return [{ ...found, label: textOf(element.text) }];
      return list(element.options).map((option) => ({ ...found, label: textOf(option.text), option }));
    });
  });
}

/** The first with this label or action id, among menus alone where that is said. @throws where there is none */
export function element(place: Place, label: string, { menu = false } = {}): Found {
  const all = elementsOf(place).filter((one) => !menu || one.element.type !== 'button');
  const found = all.find((one) => one.label === label || one.element.action_id === label);
  if (found === undefined) {
    const there = all.map((one) => one.label || String(one.element.action_id)).join(', ');
    throw new Error(`Nothing is called ${label} here; there are: ${there}`);
  }
  return found;
}

function textOf(text: unknown): string {
  return String((text as Json | undefined)?.text ?? '');
}

/** The state that Slack sends along: what the fields were filled with by the app, and by the person since. */
export function filledIn(source: Json | Post, fills: Readonly<Record<string, unknown>> = {}): Json {
  const values: Record<string, Json> = {};
  for (const block of list((source as Json).blocks)) {
    for (const one of [...list(block.elements), block.accessory, block.element] as (Json | undefined)[]) {
      if (one?.action_id === undefined) continue;
      const id = String(one.action_id);
      const kept = initial(one);
      const filled = id in fills ? written(one, fills[id]) : kept;
      if (filled !== undefined) {
        values[String(block.block_id)] = {
          ...values[String(block.block_id)],
          [id]: { type: one.type, ...filled },
        };
      }
    }
  }
  return values;
}

function initial(element: Json): Json | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return { value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: element.initial_options ?? [] };
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { selected_date: element.initial_date ?? null };
    default:
      return undefined;
  }
}

/** What a person put in: a text, a value, or a list of values. */
function written(element: Json, value: unknown): Json {
  const option = (one: unknown) => ({ text: { type: 'plain_text', text: String(one) }, value: String(one) });
  switch (element.type) {
    case 'plain_text_input':
      return { value };
    case 'conversations_select':
      return { selected_conversation: value };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: (value as readonly unknown[]).map(option) };
    default:
      return { selected_option: option(value) };
  }
}

/** Every word that a person reads in a message or view, one line a text. */
export function readingOf(place: Place): string {
  return blocksOf(place).map(wordsOf).filter(Boolean).join('\n');
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  const { text, fallback, alt_text: alt, ...rest } = value as Json;
  const own = [text, fallback, alt].filter((one) => typeof one === 'string');
  const below = typeof text === 'object' ? [wordsOf(text)] : [];
  return [...own, ...below, ...Object.values(rest).map(wordsOf)].filter(Boolean).join(' ');
}
