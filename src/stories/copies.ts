import { type ArticleSignature, daysApart } from './article-signature.ts';
import { createLshIndex } from './lsh-index.ts';
import { BANDS, containment, resemblance, WIDTH } from './minhash.ts';

/** From this resemblance on, a text of another outlet that comes out within `WEEK` is a copy: agencies' texts are cut and retitled. */
const COPY = 0.5;
/** A shortened or embedded copy: nearly all of the shorter text is in the longer one. */
const PART = { resemblance: 0.2, containment: 0.85 };
/** Another outlet's text at any time, a later version of an outlet's own within a week. */
const SAME = 0.8;
/** An outlet's own text at any time: monthly and daily reports of one series resemble each other by up to 0.85. */
const REPEATED = 0.95;
/** Of shorter texts the estimate says little: they have to be the same. */
const SHORT = 40;
const WEEK = 7;

/**
 * Whether two articles that resemble each other so much are one text. The figures come from the 92 pairs of 4,999 real posts and 230 articles that have half of
 * their shingles in common: those of two outlets carry one text, those of one outlet are later versions or serial reports.
 * The 40 pairs of two outlets that are found by them were looked through: in 35 one repeats the other or both an agency,
 * in 5 both carry the same official statement.
 */
function isCopy(a: ArticleSignature, b: ArticleSignature, alike: number): boolean {
  if (a.sketch === undefined || b.sketch === undefined) return false;
  if (Math.min(a.sketch.size, b.sketch.size) < SHORT) return alike === 1;
  const near = daysApart(a, b) <= WEEK;
  if (a.outlet !== null && a.outlet === b.outlet) return alike >= (near ? SAME : REPEATED);
  if (alike >= SAME) return true;
  const part = alike >= PART.resemblance && containment(a.sketch, b.sketch) >= PART.containment;
  return near && (alike >= COPY || part);
}

/** The texts met so far, with those who had them first. */
export interface Originals {
  /**
   * The article whose text this one repeats, directly or by way of another copy; `undefined` where its text is new.
   * Of several it follows the one most alike, of equals the first. The article itself is remembered for those that follow.
   */
  meet(article: ArticleSignature): ArticleSignature | undefined;
}

/**
 * So many bands of a text are remembered for ever: of two texts of which SAME is the same, at most the rest of their minima differ, each
 * in one band, so that one of these is the same for certain. The others only serve what came out within `WEEK`.
 */
const LASTING = Math.floor((1 - SAME) * WIDTH) + 1;
/** Days by which an article's date may be less exact than the order in which articles come. */
const YEAR = 366;

/** An empty collection of texts. Only those that share a band are compared. */
export function createOriginals(): Originals {
  const lasting = createLshIndex(0, LASTING);
  const passing = createLshIndex(LASTING, BANDS);
  const near: ArticleSignature[] = [];
  const originalOf = new Map<string, ArticleSignature>();
  /** Articles come in order of publication: what lies too far behind one is near to none that follows either. */
  const leaveBehind = ([day]: NonNullable<ArticleSignature['days']>) => {
    const from = near.findIndex(({ days }) => days !== undefined && days[1] >= day - WEEK - YEAR);
    for (const past of near.splice(0, from === -1 ? near.length : from)) passing.remove(past);
  };
  return {
    meet(article) {
      if (article.sketch === undefined || article.sketch.size === 0) return undefined;
      const others = new Set(lasting.meet(article));
      if (article.days !== undefined) {
        leaveBehind(article.days);
        for (const other of passing.meet(article)) others.add(other);
        near.push(article);
      }
      const model = mostAlike(article, others);
      const original = model && (originalOf.get(model.id) ?? model);
      if (original !== undefined) originalOf.set(article.id, original);
      return original;
    },
  };
}

/** Of equals the first. */
function mostAlike(
  article: ArticleSignature,
  others: Iterable<ArticleSignature>,
): ArticleSignature | undefined {
  let model: ArticleSignature | undefined;
  let most = 0;
  for (const other of others) {
    const alike = resemblance(article.sketch, other.sketch);
    const better = alike > most || (alike === most && model !== undefined && other.place < model.place);
    if (better && isCopy(article, other, alike)) [model, most] = [other, alike];
  }
  return model;
}
