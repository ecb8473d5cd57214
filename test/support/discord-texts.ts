import type { Payload } from '../../adapters/discord/render/index.ts';

/** Texts of all displays of a payload. */
export function textsOf({ components }: Payload): readonly string[] {
  return JSON.stringify(components)
    .matchAll(/"content":("(?:[^"\\]|\\.)*")/g)
    .map(([, content = '""']) => String(JSON.parse(content)))
    .toArray();
}
