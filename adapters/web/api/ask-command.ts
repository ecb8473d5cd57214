import { answer, type Json } from '../../../src/index.ts';
import type { ApiRequest } from './endpoint.ts';

/** Asks a command of the engine, so that answers are the same as everywhere. */
export async function askCommand(
  command: string,
  { engine, language, query }: Pick<ApiRequest, 'engine' | 'language' | 'query'>,
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<Json> {
  const given = Object.entries({ ...query, ...more }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'lang',
  );
  return (await answer(engine, { command, args: Object.fromEntries(given) }, { language })).data;
}

/** An answer's fields. */
export function fieldsOf(answer: Json): { readonly [key: string]: Json } {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
    ? (answer as { readonly [key: string]: Json })
    : {};
}
