import { answers, articleMatches } from '../../adapters/shared/answer-schemas.ts';
import { code, table } from './markdown.ts';
import { type Field, fieldsOf, type Schema } from './schema-rows.ts';

const ALL = { ...answers, 'article, several matches': articleMatches };

/** A section for each answer that the API and the tools of AI assistants check by a schema. */
export function answerFields(): string {
  return Object.entries(ALL)
    .map(([name, schema]) => section(name, schema.toJSONSchema() as Schema))
    .join('\n\n');
}

/** The objects that several answers share. */
export function answerObjects(): string {
  const shared = new Map<string, Schema>();
  for (const schema of Object.values(ALL)) {
    const { $defs = {} } = schema.toJSONSchema() as Schema;
    for (const [name, object] of Object.entries($defs)) shared.set(name, object);
  }
  return [...shared].map(([name, object]) => section(name, object)).join('\n\n');
}

function section(name: string, schema: Schema): string {
  const rows = fieldsOf(schema).map((field) => [code(field.path), meaningOf(field)]);
  const about = schema.description === undefined ? '' : `${schema.description}\n\n`;
  return `## ${name}\n\n${about}${table(['field', 'value'], rows)}`;
}

function meaningOf({ type, required, description }: Field): string {
  return [required ? type : `${type}, optional`, description].filter(Boolean).join('; ');
}
