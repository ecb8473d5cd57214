import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImageBlock, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Cache, Logger } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import type { SlackPayload, UploadedPicture } from '../render/index.ts';
import { cut } from '../render/text.ts';
import { describeError } from '../transport/log.ts';

/** What uploading pictures needs. */
interface Uploader {
  readonly client: WebClient;
  readonly cache: Cache;
  readonly log: Logger;
}

/** An uploaded picture is reused for a day. */
const REUSED_MS = 86_400_000;
/** Slack may refuse to show a file that was uploaded a moment ago. */
const READY_MS = 500;
const UPLOAD_TIMEOUT_MS = 15_000;

/**
 * Posts a payload with its pictures. If Slack refuses them twice, it is posted with their descriptions instead;
 * `refused` says whether a failure means that certainly nothing was posted.
 */
export async function withPictures<T>(
  uploader: Uploader,
  payload: SlackPayload,
  post: (blocks: KnownBlock[]) => Promise<T>,
  refused: (error: unknown) => boolean,
): Promise<T> {
  const described = [...payload.blocks];
  const uploaded = await uploadAll(uploader, payload.pictures);
  if (uploaded.size === 0) return post(described);
  const blocks = described.map((block) => uploaded.get(block.block_id ?? '') ?? block);
  for (const pause of [READY_MS, 0]) {
    try {
      return await post(blocks);
    } catch (error) {
      if (!refused(error)) throw error;
      uploader.log.warn(`Slack refuses a message with its pictures: ${describeError(error)}`);
      await wait(pause);
    }
  }
  for (const picture of payload.pictures) await uploader.cache.delete(keyOf(picture));
  return post(described);
}

async function uploadAll(
  uploader: Uploader,
  pictures: readonly UploadedPicture[],
): Promise<ReadonlyMap<string, ImageBlock>> {
  const uploaded = new Map<string, ImageBlock>();
  for (const picture of pictures) {
    const id = await fileOf(uploader, picture).catch((error: unknown) => {
      uploader.log.warn(
        `Slack did not take the picture ${picture.name}, its description is posted: ${describeError(error)}`,
      );
    });
    if (id !== undefined) uploaded.set(picture.blockId, imageOf(picture, id));
  }
  return uploaded;
}

/** The id of the file, which is uploaded unless it was before. */
async function fileOf({ client, cache }: Uploader, picture: UploadedPicture): Promise<string | undefined> {
  const key = keyOf(picture);
  const known = await cache.get<string>(key);
  if (known !== undefined) return known;
  const id = await upload(client, picture);
  if (id !== undefined) await cache.set(key, id, REUSED_MS);
  return id;
}

/** A plain name that ends in `.png`, as most names do already. */
function fileName(name: string): string {
  const plain = name
    .replace(/(?<!\.png)(?:\.png)+$/i, '')
    .match(/[\w-]+/g)
    ?.join('-');
  return `${plain || 'picture'}.png`;
}

/** Uploading does not share the file; the block that shows it does. */
async function upload(client: WebClient, { name, png, alt }: UploadedPicture): Promise<string | undefined> {
  const filename = fileName(name);
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename,
    length: png.byteLength,
    alt_text: cut(alt, LIMITS.altText),
  });
  if (url === undefined || id === undefined) return undefined;
  const response = await fetch(url, {
    method: 'POST',
    body: Buffer.from(png),
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the upload ended with HTTP ${response.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: cut(alt, 100) }] });
  return id;
}

function imageOf({ blockId, alt }: UploadedPicture, id: string): ImageBlock {
  return { type: 'image', block_id: blockId, alt_text: cut(alt, LIMITS.altText), slack_file: { id } };
}

function keyOf({ png }: UploadedPicture): string {
  return `slack:file:${createHash('sha256').update(png).digest('base64url')}`;
}
