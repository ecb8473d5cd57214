import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { encodeCustomId } from '../handlers/custom-id.ts';
import type { DiscordPayload } from '../render/index.ts';

/** A message as REST takes it. */
export interface MessageBody {
  readonly components?: APIMessageTopLevelComponent[];
  readonly content?: string;
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: [] };
}

/** A payload with rows below it. */
export function bodyOf(
  { components }: DiscordPayload,
  rows: readonly APIMessageTopLevelComponent[] = [],
): MessageBody {
  return {
    components: [...components, ...rows],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
  };
}

/** Without components: for channels that refuse them. What the post is known by stands below it. */
export function plainBody({ plain }: DiscordPayload, key: string | undefined): MessageBody {
  const mark = key === undefined ? '' : `\n-# ${markOf(key)}`;
  return { content: plain + mark, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
}

/** How a key stands in a plain post. Keys are ASCII; what Markdown would take for its own is encoded. */
export function markOf(key: string): string {
  return `ref ${Buffer.from(key).toString('hex')}`;
}

/**
 * The button with a delivery's key: Discord always returns custom ids with its history, nonces only for minutes. It shows which
 * subscription a post comes from.
 */
export function keyRow(key: string, label: string): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: keyId(key),
  } as const;
  return { type: ComponentType.ActionRow, components: [button] };
}

/** The custom id that a delivery's key stands in. */
export function keyId(key: string): string {
  return encodeCustomId({ action: 'about', brief: undefined, page: 1, line: key }, 99);
}

/** The payload's pictures as REST takes them. */
export function filesOf({ files }: DiscordPayload): RawFile[] {
  return files.map(({ name, png }) => ({ name, data: Buffer.from(png), contentType: 'image/png' }));
}
