import type fc from 'fast-check';

/** Something that takes input from outside, opened and ready for it. */
export interface Subject {
  /** Takes one input. Throws, or rejects, where the program did what it must not do with any input. */
  take(input: Buffer): Promise<void> | void;
  close?(): Promise<void>;
}

/** What is fuzzed. Its samples are the files of `test/fuzz/seeds/NAME`. */
export interface Target {
  readonly name: string;
  /** Words with a meaning there, which a mutation puts in. */
  readonly words: readonly string[];
  /** Inputs of other kinds than mutated samples, besides these. */
  readonly more?: fc.Arbitrary<Buffer>;
  /** @param folder an empty folder for the subject alone */
  open(folder: string): Promise<Subject>;
  /** Inputs after which it is opened again, where it keeps what it was told. */
  readonly lasts?: number;
}

/** An input that did what no input may. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** Runs what may fail with an error for people only. */
export async function allowing(isExpected: (error: unknown) => boolean, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}
