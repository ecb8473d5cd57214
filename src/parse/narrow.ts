import type { Box } from './blocks.ts';
import { isMain, type JudgedBlock } from './kinds.ts';

/** A part of the page is the article's home as long as it holds this share of the prose. */
const HOME = 0.6;

/** Deeper nesting than any page needs; keeps hostile pages cheap. */
const DEEPEST = 200;

/**
 * Takes blocks outside the densest part of a page out of the main text: from the root downwards, always into the part that holds
 * most of the prose. A lead that stands between the title and that part stays.
 */
export function narrow(judged: readonly JudgedBlock[]): void {
  const main = judged.filter((block) => block.kind === 'text');
  const home = findHome(main);
  if (home === undefined) return;
  const inside = new Map(judged.map((block) => [block, ancestors(block.box).includes(home)]));
  const first = judged.findIndex((block) => inside.get(block) === true && block.kind === 'text');
  const leads = leadsBefore(judged.slice(0, first));
  judged.forEach((block, at) => {
    if (inside.get(block) || !isMain(block)) return;
    if (!leads[at]) block.kind = 'notice';
  });
}

/** For each block whether between it and the last title before it there are but dates, captions and text. */
function leadsBefore(judged: readonly JudgedBlock[]): readonly boolean[] {
  let after = false;
  return judged.map(({ kind }) => {
    const lead = after;
    if (kind === 'title') after = true;
    else if (kind !== 'date' && kind !== 'caption' && kind !== 'text') after = false;
    return lead;
  });
}

function findHome(main: readonly JudgedBlock[]): Box | undefined {
  const weights = new Map<Box, { prose: number; blocks: number }>();
  let total = 0;
  for (const block of main) {
    total += block.text.length;
    for (const box of ancestors(block.box)) {
      const weight = weights.get(box) ?? { prose: 0, blocks: 0 };
      weight.prose += block.text.length;
      weight.blocks++;
      weights.set(box, weight);
    }
  }
  let home: Box | undefined;
  for (const [box, { prose, blocks }] of weights) {
    if (prose < total * HOME || blocks < 2) continue;
    if (home === undefined || ancestors(box).includes(home)) home = box;
  }
  return home;
}

function ancestors(box: Box): readonly Box[] {
  const chain: Box[] = [];
  let at: Box | null = box;
  while (at !== null && chain.length < DEEPEST) {
    chain.push(at);
    at = at.parent as Box | null;
  }
  return chain;
}
