import { existsSync, readdirSync } from 'node:fs';
import type { Brief } from '../../../src/domain/brief.ts';
import type { Extractor } from '../../../src/extract/extractor.ts';

/** Opens an extractor as the contract suite needs it; each harness file exports this as `open`. */
export type OpenExtractor = (brief: Brief) => Promise<OpenedExtractor>;

export interface OpenedExtractor {
  readonly extractor: Extractor;
  close(): Promise<void>;
}

const STAGE = new URL('../../../src/extract/', import.meta.url);

/** The folders of `src/extract` whose `index.ts` exports `createExtractor`, in order of name. */
export async function discoverExtractors(): Promise<readonly string[]> {
  const folders = readdirSync(STAGE, { withFileTypes: true }).filter(({ name }) =>
    existsSync(new URL(`${name}/index.ts`, STAGE)),
  );
  const found = await Promise.all(
    folders.map(async ({ name }) => {
      const module = await import(new URL(`${name}/index.ts`, STAGE).href);
      return 'createExtractor' in module ? [name] : [];
    }),
  );
  return found.flat().toSorted();
}

/** The harness of an extractor's folder. Throws where there is none: a new extractor comes with one. */
export async function harnessOf(name: string): Promise<OpenExtractor> {
  const { open } = await import(`./harnesses/${name}.ts`);
  return open;
}
