import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { SendError, type SendFailure } from '../../src/index.ts';

// A file that is a link itself would lead out of the folder again.
const APPENDING = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
const READING = constants.O_RDONLY | constants.O_NOFOLLOW;

/** How much of a file's end is looked through for a post. */
const TAIL = 4 * 1024 * 1024;

/** Appends a text to a file below the folder in one piece; several processes may append to one file. */
export async function append(folder: string, address: string, text: string): Promise<void> {
  await inside(folder, address, async (file) => {
    const handle = await open(file, APPENDING, 0o644);
    await using(handle, () => writeWhole(handle, Buffer.from(text)));
  });
}

/** Whether a text stands at the end of a file below the folder. A file that is not there has none. */
export async function endsWith(folder: string, address: string, text: string): Promise<boolean> {
  return inside(folder, address, async (file) => {
    const handle = await open(file, READING).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (handle === undefined) return false;
    return using(handle, async () => {
      const { size } = await handle.stat();
      const tail = Buffer.alloc(Math.min(size, TAIL));
      await handle.read(tail, 0, tail.length, size - tail.length);
      return tail.includes(text);
    });
  });
}

// The system takes one write to the end of a file as a whole; it takes less of it only where the disk is full.
async function writeWhole(handle: FileHandle, bytes: Buffer): Promise<void> {
  const { bytesWritten } = await handle.write(bytes);
  if (bytesWritten < bytes.length) throw new SendError('unsure', 'The file took a part of the text only');
}

async function using<T>(handle: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await handle.close();
  }
}

/** Does the work on the file that an address means, below the folder and nowhere else. Folders are not made. */
async function inside<T>(folder: string, address: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = resolve(folder, address);
  if (isAbsolute(address) || !isBelow(folder, file)) throw outside(address);
  try {
    // Folders on the way may be links: where they really lead counts.
    if (!isBelow(await realpath(folder), resolve(await realpath(dirname(file)), 'x'))) throw outside(address);
    return await work(file);
  } catch (error) {
    throw error instanceof SendError ? error : failureOf(address, error as NodeJS.ErrnoException);
  }
}

/** Whether an address names a file below any folder. */
export function isRelative(address: string): boolean {
  return !isAbsolute(address) && !address.includes('\0') && isBelow('/folder', resolve('/folder', address));
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

function outside(address: string): SendError {
  return new SendError('gone', `${JSON.stringify(address)} does not lie below BACKCHANNEL_FILES`);
}

/** What the system's refusals mean for a delivery: a full disk is emptied some day, a folder that may not be written is not ours. */
const FAILURES: Readonly<Record<string, SendFailure>> = {
  ENOSPC: 'later',
  EDQUOT: 'later',
  EMFILE: 'later',
  ENFILE: 'later',
  EBUSY: 'later',
};

function failureOf(address: string, error: NodeJS.ErrnoException): SendError {
  const failure = FAILURES[error.code ?? ''] ?? 'gone';
  return new SendError(failure, `${JSON.stringify(address)} cannot be written (${error.code})`, {
    cause: error,
  });
}
