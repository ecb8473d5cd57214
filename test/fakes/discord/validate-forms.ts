import { allComponents, type Data, dataIn, faultsOfMessage, isData, textOf } from './validate.ts';

/** What is wrong with an answer to an interaction; `kind` is the interaction's type. */
export function faultsOfAnswer(
  { type, data }: Data,
  kind: number,
  files: readonly string[],
): readonly string[] {
  const body = isData(data) ? data : {};
  switch (type) {
    case 4:
    case 7:
      return faultsOfMessage(body, files);
    case 5:
    case 6:
      if (type === 6 && kind !== 3 && kind !== 5) return ['type: no message to update'];
      return (Number(body.flags ?? 0) & ~64) === 0 ? [] : ['data.flags: only EPHEMERAL'];
    case 8:
      return kind === 4 ? faultsOfChoices(dataIn(body.choices)) : ['type: not asked for'];
    case 9:
      return kind === 5 ? ['type: a modal cannot open a modal'] : faultsOfModal(body);
    default:
      return ['type: unknown'];
  }
}

function faultsOfChoices(choices: readonly Data[]): readonly string[] {
  const bad = choices.filter(
    ({ name, value }) => textOf(name).length < 1 || textOf(name).length > 100 || textOf(value).length > 100,
  );
  return [
    ...(choices.length > 25 ? ['choices: more than 25'] : []),
    ...bad.map(() => 'choices: 1 to 100 characters'),
  ];
}

function faultsOfModal(body: Data): readonly string[] {
  const top = dataIn(body.components);
  const title = textOf(body.title);
  const ids = allComponents(body)
    .map(({ custom_id }) => custom_id)
    .filter((id) => id !== undefined);
  return [
    ...(title.length < 1 || title.length > 45 ? ['title: 1 to 45 characters'] : []),
    ...(textOf(body.custom_id).length < 1 || textOf(body.custom_id).length > 100
      ? ['custom_id: 1 to 100']
      : []),
    ...(top.length < 1 || top.length > 5 ? [`components: ${top.length}, 1 to 5`] : []),
    ...(ids.length === new Set(ids).size ? [] : ['components: COMPONENT_CUSTOM_ID_DUPLICATED']),
    ...top.flatMap(faultsOfField),
  ];
}

function faultsOfField({ type, label, description, component }: Data): readonly string[] {
  if (type === 10) return [];
  if (type !== 18 || !isData(component)) return [`components: type ${type} is not allowed in a modal`];
  const options = dataIn(component.options);
  const texts = options.flatMap((option) => [option.label, option.value, option.description]).map(textOf);
  return [
    ...(textOf(label).length < 1 || textOf(label).length > 45 ? ['label: 1 to 45 characters'] : []),
    ...(textOf(description).length > 100 ? ['description: at most 100 characters'] : []),
    ...([3, 4, 5, 6, 7, 8, 19, 21, 22, 23].includes(Number(component.type))
      ? []
      : ['label: holds no such component']),
    ...(component.type === 21 && (options.length < 2 || options.length > 10) ? ['options: 2 to 10'] : []),
    ...(component.type === 22 && (options.length < 1 || options.length > 10) ? ['options: 1 to 10'] : []),
    ...(component.type === 3 && (options.length < 1 || options.length > 25) ? ['options: 1 to 25'] : []),
    ...(Number(component.max_values ?? 1) > Math.max(1, options.length) && component.type === 3
      ? ['max_values: more than options']
      : []),
    ...(texts.some((text) => text.length > 100) ? ['options: at most 100 characters'] : []),
    ...(textOf(component.placeholder).length > (component.type === 4 ? 100 : 150)
      ? ['placeholder: too long']
      : []),
    ...(textOf(component.value).length > Number(component.max_length ?? 4000) ? ['value: too long'] : []),
  ];
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** What is wrong with a list of commands. */
export function faultsOfCommands(commands: readonly Data[]): readonly string[] {
  const names = commands.map(({ name, type = 1 }) => `${type} ${name}`);
  return [
    ...(new Set(names).size === names.length ? [] : ['two commands of one name']),
    ...(commands.filter(({ type = 1 }) => type === 1).length > 100 ? ['more than 100 commands'] : []),
    ...commands.flatMap((command) =>
      Number(command.type ?? 1) === 1
        ? [...faultsOfOption(command), ...(sizeOf(command) > 8000 ? ['a command longer than 8000'] : [])]
        : textOf(command.name).length < 1 || textOf(command.name).length > 32
          ? ['name: 1 to 32 characters']
          : textOf(command.description) === ''
            ? []
            : ['description: none here'],
    ),
  ];
}

function faultsOfOption(option: Data): readonly string[] {
  const options = dataIn(option.options);
  const names = options.map(({ name }) => name);
  const texts = (values: unknown) => (isData(values) ? Object.values(values) : []).map(textOf);
  const allNames = [textOf(option.name), ...texts(option.name_localizations)];
  const descriptions = [textOf(option.description), ...texts(option.description_localizations)];
  const optional = options.findIndex(({ required }) => required !== true);
  const late = optional !== -1 && options.slice(optional).some(({ required }) => required === true);
  return [
    ...allNames
      .filter((name) => !NAME.test(name) || name !== name.toLowerCase())
      .map((name) => `name: ${name}`),
    ...descriptions
      .filter((text) => text.length < 1 || text.length > 100)
      .map((text) => `description: ${text}`),
    ...(options.length > 25 ? ['options: more than 25'] : []),
    ...(new Set(names).size === names.length ? [] : ['options: one name twice']),
    ...(late ? ['options: required ones come first'] : []),
    ...(option.autocomplete === true && dataIn(option.choices).length > 0
      ? ['options: autocomplete with choices']
      : []),
    ...(dataIn(option.choices).length > 25 ? ['choices: more than 25'] : []),
    ...options.flatMap(faultsOfOption),
  ];
}

/** Characters of names, descriptions and values; of each, its longest translation counts. */
function sizeOf(option: Data): number {
  const longest = (text: unknown, others: unknown) =>
    Math.max(
      textOf(text).length,
      ...(isData(others) ? Object.values(others) : []).map((one) => textOf(one).length),
    );
  return (
    longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations) +
    dataIn(option.choices).reduce(
      (sum, choice) => sum + textOf(choice.name).length + textOf(choice.value).length,
      0,
    ) +
    dataIn(option.options).reduce((sum, child) => sum + sizeOf(child), 0)
  );
}
