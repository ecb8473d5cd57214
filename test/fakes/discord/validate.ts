/**
 * What Discord refuses of a message, modal or list of commands. Written from its documentation, apart from the adapter's own limits, so that
 * one does not repeat a mistake of the other.
 */

/** A JSON object as it comes over the wire. */
export type Data = { readonly [key: string]: unknown };

const V2 = 1 << 15;
const LENGTHS = { custom_id: 100, placeholder: 150, label: 80 } as const;
/** Types that a container may hold, and what may stand at the top. */
const IN_CONTAINER = [1, 9, 10, 12, 13, 14];
const AT_TOP = [1, 9, 10, 12, 13, 14, 17];

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const dataIn = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : []);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every component of a message, those inside others among them. */
export function allComponents(body: Data): readonly Data[] {
  const below = (component: Data): readonly Data[] => [
    component,
    ...dataIn(component.components).flatMap(below),
    ...[component.accessory, component.component].filter(isData).flatMap(below),
  ];
  return dataIn(body.components).flatMap(below);
}

/** What is wrong with a message, one line a fault. */
export function faultsOfMessage(body: Data, files: readonly string[] = []): readonly string[] {
  const isV2 = (Number(body.flags ?? 0) & V2) !== 0;
  const components = allComponents(body);
  return [
    ...(isV2 ? faultsOfV2(body, components) : faultsOfPlain(body, files)),
    ...faultsOfIds(components),
    ...dataIn(body.components).flatMap((component) => faultsOf(component, isV2 ? AT_TOP : [1], files)),
    ...faultsOfNonce(body),
    ...(isV2 && isData(body.poll) ? ['poll: not beside components'] : []),
  ];
}

function faultsOfV2(body: Data, components: readonly Data[]): readonly string[] {
  const text = components.filter(({ type }) => type === 10).map(({ content }) => textOf(content));
  const length = text.reduce((sum, one) => sum + one.length, 0);
  return [
    ...(textOf(body.content) === '' ? [] : ['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2']),
    ...(dataIn(body.embeds).length === 0 ? [] : ['embeds: not beside components']),
    ...(components.length === 0 ? ['components: BASE_TYPE_REQUIRED'] : []),
    ...(components.length > 40 ? [`components: ${components.length} of at most 40`] : []),
    ...(length > 4000 ? [`components: displayable text of ${length}, at most 4000`] : []),
  ];
}

function faultsOfPlain(body: Data, files: readonly string[]): readonly string[] {
  const content = textOf(body.content);
  const empty = content.trim() === '' && files.length === 0 && dataIn(body.embeds).length === 0;
  return [
    ...(empty ? ['content: cannot send an empty message'] : []),
    ...(content.length > 2000 ? [`content: ${content.length} of at most 2000`] : []),
    ...(dataIn(body.components).length > 5 ? ['components: more than 5 rows'] : []),
  ];
}

function faultsOfIds(components: readonly Data[]): readonly string[] {
  const ids = components.map(({ custom_id }) => custom_id).filter((id) => id !== undefined);
  return ids.length === new Set(ids).size ? [] : ['components: COMPONENT_CUSTOM_ID_DUPLICATED'];
}

function faultsOfNonce({ nonce, enforce_nonce }: Data): readonly string[] {
  if (enforce_nonce === true && nonce === undefined) return ['nonce: is required'];
  return nonce !== undefined && String(nonce).length > 25 ? ['nonce: longer than 25'] : [];
}

function faultsOf(component: Data, allowed: readonly number[], files: readonly string[]): readonly string[] {
  const type = Number(component.type);
  if (!allowed.includes(type)) return [`components: type ${type} is not allowed here`];
  const children = dataIn(component.components);
  const lengths = Object.entries(LENGTHS)
    .filter(([name, most]) => textOf(component[name]).length > most)
    .map(([name, most]) => `components: ${name} longer than ${most}`);
  return [...lengths, ...faultsOfType(component, type, children, files)];
}

function faultsOfType(
  component: Data,
  type: number,
  children: readonly Data[],
  files: readonly string[],
): readonly string[] {
  switch (type) {
    case 1:
      return [
        ...faultsOfRow(children),
        ...children.flatMap((child) => faultsOf(child, [2, 3, 5, 6, 7, 8], files)),
      ];
    case 2:
      return faultsOfButton(component);
    case 3:
      return faultsOfSelect(component);
    case 9:
      return faultsOfSection(component, children, files);
    case 10:
      return textOf(component.content).trim() === '' ? ['components: text is required'] : [];
    case 12:
      return faultsOfGallery(component, files);
    case 17:
      return [
        ...(children.length === 0 ? ['components: an empty container'] : []),
        ...children.flatMap((child) => faultsOf(child, IN_CONTAINER, files)),
      ];
    default:
      return [];
  }
}

function faultsOfRow(children: readonly Data[]): readonly string[] {
  const buttons = children.filter(({ type }) => type === 2).length;
  if (children.length === 0) return ['components: an empty row'];
  if (buttons > 5) return ['components: more than 5 buttons in a row'];
  return buttons !== children.length && children.length > 1 ? ['components: a menu fills its row'] : [];
}

function faultsOfButton({ style, custom_id, url, label, emoji }: Data): readonly string[] {
  const link = style === 5;
  return [
    ...(textOf(label).trim() === '' && !isData(emoji) ? ['components: a button needs a label'] : []),
    ...(link === (textOf(url) !== '') && link === (textOf(custom_id) === '')
      ? []
      : ['components: a button needs a custom id, or an address']),
  ];
}

function faultsOfSelect({ options, custom_id, min_values = 1, max_values = 1 }: Data): readonly string[] {
  const listed = dataIn(options);
  const values = listed.map(({ value }) => value);
  const texts = listed.flatMap(({ label, value, description }) => [label, value, description]).map(textOf);
  return [
    ...(textOf(custom_id) === '' ? ['components: custom_id is required'] : []),
    ...(listed.length < 1 || listed.length > 25 ? [`components: ${listed.length} options, 1 to 25`] : []),
    ...(new Set(values).size === values.length ? [] : ['components: options with the same value']),
    ...(texts.some((text) => text.length > 100) ? ['components: option longer than 100'] : []),
    ...(listed.some(({ label, value }) => textOf(label).trim() === '' || textOf(value) === '')
      ? ['components: an option without label or value']
      : []),
    ...(Number(min_values) <= Number(max_values) && Number(max_values) <= Math.max(1, listed.length)
      ? []
      : ['components: bounds of values']),
    ...(listed.filter((option) => option.default === true).length > Number(max_values)
      ? ['components: more defaults than values']
      : []),
  ];
}

function faultsOfSection({ accessory }: Data, children: readonly Data[], files: readonly string[]) {
  return [
    ...(children.length < 1 || children.length > 3 ? ['components: a section has 1 to 3 texts'] : []),
    ...(isData(accessory) ? faultsOf(accessory, [2, 11], files) : ['components: accessory is required']),
    ...children.flatMap((child) => faultsOf(child, [10], files)),
  ];
}

function faultsOfGallery({ items }: Data, files: readonly string[]): readonly string[] {
  const listed = dataIn(items);
  const missing = listed
    .map(({ media }) => textOf(isData(media) ? media.url : ''))
    .filter((url) => !url.startsWith('https://'))
    .filter((url) => !files.includes(url.replace('attachment://', '')));
  return [
    ...(listed.length < 1 || listed.length > 10 ? ['components: 1 to 10 pictures'] : []),
    ...missing.map((url) => `components: no such file ${url}`),
    ...(listed.some(({ description }) => textOf(description).length > 1024)
      ? ['components: description']
      : []),
  ];
}
