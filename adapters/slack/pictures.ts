import type { ImageBlock, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../src/index.ts';
import { ALT_TEXT } from './limits.ts';
import { words } from './log.ts';
import type { Picture, SlackPayload } from './render/payload.ts';
import { cut } from './text.ts';

/** The payload's blocks with its pictures uploaded and put in; where Slack does not take one, its words stay in its place. */
export async function withPictures(
  client: WebClient,
  { blocks, pictures }: SlackPayload,
  log: Logger,
): Promise<readonly KnownBlock[]> {
  const uploaded = new Map<string, ImageBlock>();
  for (const picture of pictures) {
    const id = await upload(client, picture).catch((error: unknown) => {
      log.warn(
        { picture: picture.name },
        `Slack did not take a picture, its words are posted: ${words(error)}`,
      );
    });
    if (id !== undefined) uploaded.set(picture.blockId, imageOf(picture, id));
  }
  return blocks.map((block) => uploaded.get(block.block_id ?? '') ?? block);
}

/** The id of the file. It is shared with nobody by itself: a block that shows it does so. */
async function upload(client: WebClient, { name, png, alt }: Picture): Promise<string | undefined> {
  const filename = `${name.replace(/[^\w-]+/g, '-') || 'picture'}.png`;
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename,
    length: png.byteLength,
    alt_text: cut(alt, ALT_TEXT),
  });
  if (url === undefined || id === undefined) return undefined;
  const response = await fetch(url, { method: 'POST', body: Buffer.from(png) });
  if (!response.ok) throw new Error(`the upload ended with HTTP ${response.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: cut(alt, 100) }] });
  return id;
}

function imageOf({ blockId, alt }: Picture, id: string): ImageBlock {
  return { type: 'image', block_id: blockId, alt_text: cut(alt, ALT_TEXT), slack_file: { id } };
}
