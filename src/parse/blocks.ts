import { cleanText } from '../text/clean.ts';
import type { Element } from '../text/tree.ts';
import { type Trait, traitOf } from './elements.ts';
import { isReadMore } from './furniture.ts';

type Child = Element['children'][number];
export type Box = Element;

/** An element that looks like page furniture, or the chain of such elements around a block; `prose` counts the text in it. */
export interface Mark {
  readonly up: Mark | undefined;
  /** It can be nothing else, however much text is in it. */
  readonly certain: boolean;
  prose: number;
}

/** A run of text that the page sets apart: a paragraph, a heading, a line between two `<br>`. */
export interface PageBlock {
  readonly text: string;
  /** Name of the nearest element that sets text apart. */
  readonly tag: string;
  readonly box: Box;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Share of its characters in captions, small print and the like, 0 to 1. */
  readonly aside: number;
  readonly mark: Mark | undefined;
  /** A picture or a film stands in it, or between it and the block before. */
  readonly pictured: boolean;
}

export interface Page {
  readonly blocks: readonly PageBlock[];
  /** What pictures say of themselves (`alt`, `title`). */
  readonly alts: ReadonlySet<string>;
  /** All prose of the page, in characters: what a mark's `prose` is a part of. */
  readonly prose: number;
}

/** A line this long with few links in it counts as prose. */
const PROSE = { length: 25, linked: 0.5 };

/** Cuts a tree into blocks, in order. Walks without recursion: nesting of any depth is safe. */
export function toBlocks(root: Element): Page {
  const writer = createWriter(root);
  let node: Child | null = root.children[0] ?? null;
  while (node !== null) {
    const child: Child | null = writer.enter(node);
    if (child !== null) node = child;
    else node = advance(node, root, writer.leave);
  }
  return writer.finish();
}

function advance(from: Child, root: Element, leave: (element: Child) => void): Child | null {
  let node: Child = from;
  leave(node);
  while (node.next === null) {
    const parent = node.parent;
    if (parent === null || parent === root) return null;
    node = parent as Child;
    leave(node);
  }
  return node.next as Child;
}

interface Frame {
  readonly element: Child;
  readonly trait: Trait;
  readonly box: Box;
  readonly tag: string;
  readonly mark: Mark | undefined;
}

function createWriter(root: Element) {
  const blocks: PageBlock[] = [];
  const alts = new Set<string>();
  const frames: Frame[] = [];
  const run = { text: '', size: 0, linked: 0, aside: 0 };
  let box: Box = root;
  let tag = 'div';
  let mark: Mark | undefined;
  let links = 0;
  let asides = 0;
  let pictured = false;
  let prose = 0;

  function flush(): void {
    if (run.size > 0) {
      const text = cleanText(run.text);
      if (text !== '') push(text);
    }
    run.text = '';
    run.size = run.linked = run.aside = 0;
  }

  function push(text: string): void {
    const linked = run.linked / run.size;
    blocks.push({ text, tag, box, linked, aside: run.aside / run.size, mark, pictured });
    pictured = false;
    if (text.length < PROSE.length || linked >= PROSE.linked) return;
    prose += text.length;
    for (let around = mark; around; around = around.up) around.prose += text.length;
  }

  function write(data: string): void {
    const size = data.trim().length;
    if (size === 0) {
      if (run.size > 0) run.text += ' ';
      return;
    }
    if (links > 0 && size < 20 && isReadMore(data)) return;
    run.text += data;
    run.size += size;
    if (links > 0) run.linked += size;
    if (asides > 0) run.aside += size;
  }

  function writeLines(data: string): void {
    const lines = tag === 'pre' ? data.split('\n') : tag === 'p' ? [data] : data.split(/\n[^\S\n]*\n/);
    lines.forEach((line, at) => {
      if (at > 0) flush();
      write(line);
    });
  }

  function open(element: Element): Child | null {
    const trait = traitOf(element.name, element.attribs);
    if (trait.picture) {
      pictured = true;
      for (const alt of [element.attribs.alt, element.attribs.title]) if (alt) alts.add(alt);
    }
    if (trait.breaks) flush();
    if (trait.skip) return null;
    const first = element.children[0] ?? null;
    if (first === null) return null;
    frames.push({ element, trait, box, tag, mark });
    if (trait.link) links++;
    if (trait.aside) asides++;
    if (trait.furniture) mark = { up: mark, certain: trait.never, prose: 0 };
    if (trait.block) {
      box = element;
      tag = trait.name;
    }
    return first;
  }

  return {
    /** Takes a node in; its first child, where there is something in it to read. */
    enter(node: Child): Child | null {
      if (node.type === 'text') {
        if (node.data.includes('\n')) writeLines(node.data);
        else write(node.data);
        return null;
      }
      return 'attribs' in node ? open(node) : null;
    },
    leave(node: Child): void {
      const frame = frames.at(-1);
      if (frame?.element !== node) return;
      frames.pop();
      if (frame.trait.breaks) flush();
      if (frame.trait.link) links--;
      if (frame.trait.aside) asides--;
      ({ box, tag, mark } = frame);
    },
    finish(): Page {
      flush();
      return { blocks, alts, prose };
    },
  };
}
