import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { analyse } from 'scslre';

/**
 * How a pattern may take more than linear time; `undefined` where it does not seem to. First by analysis of the pattern, which
 * finds what multiplies with itself, then by texts made from its own parts, which finds what begins over and over.
 */
export function whySuperLinear(pattern: RegExp): string | undefined {
  return byAnalysis(pattern) ?? byTrial(pattern);
}

function byAnalysis({ source, flags }: RegExp): string | undefined {
  if (flags.includes('v')) return undefined; // what the analysis does not know
  const [report] = analyse({ source, flags }, { maxReports: 1 }).reports;
  return report && `${report.exponential ? 'exponential' : 'polynomial'} (${report.type.toLowerCase()})`;
}

/** Each size is four times the one before: linear time grows as much, quadratic time 16 times. */
const SIZES = [1_500, 6_000, 24_000, 96_000];
const MAX_RATIO = 8;
/** Quadratic time of the last size is half a second and more; linear time is a few milliseconds. */
const MAX_MILLISECONDS = 300;
const TRIES = 3;
/** No machine is so busy. */
const HOPELESS = 10 * MAX_MILLISECONDS;

function byTrial(pattern: RegExp): string | undefined {
  const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
  for (const attack of attacksOn(pattern)) {
    for (const size of SIZES) {
      const spent = time(global, attack(size));
      if (spent > MAX_MILLISECONDS && spent > MAX_RATIO * time(global, attack(size / 4)))
        return `slow on ${JSON.stringify(attack(24))}…, ${size} characters long`;
    }
  }
  return undefined;
}

/** The least of several tries: a busy machine makes one slow, not all. */
function time(pattern: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (
    let tries = 0;
    tries < TRIES && least > MAX_MILLISECONDS && !(tries > 0 && least > HOPELESS);
    tries++
  ) {
    const start = performance.now();
    text.replace(pattern, '');
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

type Attack = (size: number) => string;

/** For each part that repeats without bound: what leads to it and what repeats, over and over, alone and together. */
function attacksOn({ source, flags }: RegExp): readonly Attack[] {
  const parser = new RegExpParser();
  const tree = parser.parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const attacks: Attack[] = [];
  const fill = (run: string, size: number) => run.repeat(Math.ceil(size / Math.max(1, run.length)));
  visitRegExpAST(tree, {
    onQuantifierEnter(node) {
      if (node.max !== Number.POSITIVE_INFINITY) return;
      const before = leadTo(node, flags);
      const unit = sample(node.element, flags) || 'a';
      attacks.push(
        (size) => `${before}${fill(unit, size)}\u0001`,
        (size) => `${fill(before || unit, size)}\u0001`,
        (size) => `${fill(`${before}${unit}`, size)}\u0001`,
      );
    },
  });
  return attacks;
}

/** A short text that matches all that stands before a part of a pattern. */
function leadTo(node: AST.Node, flags: string): string {
  const { parent } = node;
  if (parent === null) return '';
  if (parent.type !== 'Alternative') return leadTo(parent, flags);
  const at = (parent.elements as readonly AST.Node[]).indexOf(node);
  const before = parent.elements.slice(0, at).map((element) => sample(element, flags, 1));
  return leadTo(parent, flags) + before.join('');
}

/** A short text that matches a part of a pattern; optional parts are left out, or taken once where that is asked for. */
function sample(node: AST.Node, flags: string, least = 0): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return oneOf(node.raw, flags);
    case 'Quantifier':
      return sample(node.element, flags, least).repeat(Math.min(Math.max(node.min, least), 12));
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives[0] ? sample(node.alternatives[0], flags, least) : '';
    case 'Alternative':
      return node.elements.map((element) => sample(element, flags, least)).join('');
    default:
      return ''; // assertions take no room
  }
}

const CANDIDATES = [...'a1 .,"<[(!-中。，（\'=:/_#*>A\n\t;@é'];

function oneOf(set: string, flags: string): string {
  const pattern = new RegExp(`^${set}$`, flags.replace(/[gmy]/g, ''));
  return CANDIDATES.find((candidate) => pattern.test(candidate)) ?? '\u4e00';
}
