const MIB = 1024 * 1024;

/** The largest document: a long article is 0.2 MiB, a saved page with everything in it rarely over 5. What is larger is no article. */
export const MAX_DOCUMENT = 16 * MIB;

/** The largest zip inside another archive: zip is read from its end, so one that is packed itself has to be held whole. */
export const MAX_NESTED_ZIP = 4 * MAX_DOCUMENT;

/** Archives within archives: a folder of months in a yearly archive is two deep; deeper is a trap. */
export const MAX_DEPTH = 3;

/**
 * What an archive may unpack to, as a multiple of its size. Deflate reaches 1,000 on zeros, news text about 4, the most
 * repetitive logs 50. Up to `HARMLESS` bytes nothing is checked: small archives cannot do harm.
 */
const MAX_RATIO = 200;
const HARMLESS = 64 * MIB;

/** Counts the bytes that a file and all archives in it unpack to; throws where they are out of proportion to the file. */
export type Meter = (bytes: number) => void;

export function createMeter(fileSize: number): Meter {
  let unpacked = 0;
  return (bytes) => {
    unpacked += bytes;
    if (unpacked > HARMLESS && unpacked > fileSize * MAX_RATIO) {
      throw new Error(
        `it unpacks to more than ${MAX_RATIO} times its size; unpack it yourself if you trust it`,
      );
    }
  };
}
