import type { DiscordPayload } from '../../adapters/discord/render/index.ts';

/** Texts of all displays of a payload. */
export function textsOf({ components }: DiscordPayload): readonly string[] {
  return JSON.stringify(components)
    .matchAll(/"content":("(?:[^"\\]|\\.)*")/g)
    .map(([, content = '""']) => String(JSON.parse(content)))
    .toArray();
}
