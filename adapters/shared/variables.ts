import { z } from 'zod';
import type { Variable } from '../../src/index.ts';

/** Describes a variable: what it is for, in Markdown, and whether its value is secret. */
export function variable<T extends z.ZodType>(
  schema: T,
  summary: string,
  { secret = false }: { readonly secret?: boolean } = {},
): T {
  return schema.meta({ summary, secret });
}

/** The variables of a schema whose fields were made with `variable`. */
export function variablesOf(schema: z.ZodObject): readonly Variable[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { summary, secret } = (field as z.ZodType).meta() ?? {};
    const usual = field instanceof z.ZodDefault ? defaultOf(field.def.defaultValue) : undefined;
    const described = { name, secret: secret === true, summary: String(summary) };
    return usual === undefined ? described : { ...described, default: usual };
  });
}

/** Switches are off by default, and lists empty: there is nothing to show. */
function defaultOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
}
