import { code } from './markdown.ts';

/** A JSON schema as far as tables need it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** One field: its path (`channels[].state`), its type in words, whether it must be there. */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** All fields of a schema at any depth, in order; an object that has a name of its own is not entered. */
export function fieldsOf(schema: Schema, prefix = ''): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const required = schema.required?.includes(name) ?? false;
    const description = field.description ?? '';
    const own = { path, type: typeOf(field), required, description };
    return [own, ...within(field, path)];
  });
}

/** Texts in three languages, and what is alike, need no rows of their own. */
function within(schema: Schema, path: string): readonly Field[] {
  if (isLocalized(schema)) return [];
  const inner = schema.anyOf?.find(({ type }) => type === 'object' || type === 'array') ?? schema;
  return inner.items === undefined ? fieldsOf(inner, `${path}.`) : within(inner.items, `${path}[]`);
}

function isLocalized({ properties = {} }: Schema): boolean {
  return 'zh-Hans' in properties;
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.prefixItems !== undefined) return 'pair of lists';
  if (schema.items !== undefined) return `list of ${pluralOf(schema.items)}`;
  if (isLocalized(schema)) return 'text in three languages';
  return wordFor(schema.type);
}

function pluralOf(schema: Schema): string {
  const name = typeOf(schema);
  const plural: Readonly<Record<string, string>> = {
    text: 'texts',
    object: 'objects',
    number: 'numbers',
    'pair of lists': 'pairs of lists',
  };
  return plural[name] ?? name.replace(/^text in/, 'texts in');
}

function wordFor(type: Schema['type']): string {
  if (typeof type !== 'string') return type?.map(wordFor).join(' or ') ?? 'anything';
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'number',
    boolean: '`true`, `false`',
    null: '`null`',
  };
  return words[type] ?? type;
}

function linkTo(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return `[${name}](objects.md#${name.toLowerCase()})`;
}
