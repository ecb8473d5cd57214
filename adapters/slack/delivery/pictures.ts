import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImageBlock, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Cache, Logger } from '../../../src/index.ts';
import { ALT_TEXT } from '../limits.ts';
import type { SlackPayload, UploadedPicture } from '../render/payload.ts';
import { cut } from '../render/text.ts';
import { words } from '../transport/log.ts';

/** What is needed to show pictures. */
interface Studio {
  readonly client: WebClient;
  readonly cache: Cache;
  readonly log: Logger;
}

/** A picture that is shown again is uploaded once in so long. */
const KEPT_MS = 86_400_000;
/** Slack may refuse a file that it has only just taken: it is shown after so long. */
const READY_MS = 500;
const UPLOAD_TIMEOUT_MS = 15_000;

/**
 * Posts a payload with its pictures. Where Slack does not take them, also not a moment later, their words stand in their place;
 * `refused` tells whether a failure means that surely nothing was posted.
 */
export async function withPictures<T>(
  studio: Studio,
  payload: SlackPayload,
  post: (blocks: KnownBlock[]) => Promise<T>,
  refused: (error: unknown) => boolean,
): Promise<T> {
  const inWords = [...payload.blocks];
  const uploaded = await uploadAll(studio, payload.pictures);
  if (uploaded.size === 0) return post(inWords);
  const blocks = inWords.map((block) => uploaded.get(block.block_id ?? '') ?? block);
  for (const pause of [READY_MS, 0]) {
    try {
      return await post(blocks);
    } catch (error) {
      if (!refused(error)) throw error;
      studio.log.warn(`Slack refuses a message with its pictures: ${words(error)}`);
      await wait(pause);
    }
  }
  for (const picture of payload.pictures) await studio.cache.delete(keyOf(picture));
  return post(inWords);
}

async function uploadAll(
  studio: Studio,
  pictures: readonly UploadedPicture[],
): Promise<ReadonlyMap<string, ImageBlock>> {
  const uploaded = new Map<string, ImageBlock>();
  for (const picture of pictures) {
    const id = await fileOf(studio, picture).catch((error: unknown) => {
      studio.log.warn(
        `Slack did not take the picture ${picture.name}, its words are posted: ${words(error)}`,
      );
    });
    if (id !== undefined) uploaded.set(picture.blockId, imageOf(picture, id));
  }
  return uploaded;
}

/** The id of the file, uploaded where it is not yet. */
async function fileOf({ client, cache }: Studio, picture: UploadedPicture): Promise<string | undefined> {
  const key = keyOf(picture);
  const kept = await cache.get<string>(key);
  if (kept !== undefined) return kept;
  const id = await upload(client, picture);
  if (id !== undefined) await cache.set(key, id, KEPT_MS);
  return id;
}

/** A plain name that ends in `.png`, as most names do already. */
function fileName(name: string): string {
  const plain = name
    .replace(/(?:\.png)+$/i, '')
    .match(/[\w-]+/g)
    ?.join('-');
  return `${plain || 'picture'}.png`;
}

/** The file is shared with nobody by itself: a block that shows it does so. */
async function upload(client: WebClient, { name, png, alt }: UploadedPicture): Promise<string | undefined> {
  const filename = fileName(name);
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename,
    length: png.byteLength,
    alt_text: cut(alt, ALT_TEXT),
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
  return { type: 'image', block_id: blockId, alt_text: cut(alt, ALT_TEXT), slack_file: { id } };
}

function keyOf({ png }: UploadedPicture): string {
  return `slack:file:${createHash('sha256').update(png).digest('base64url')}`;
}
