/** What is kept of an article's text to find copies of it, small enough to keep thousands in memory. */
export interface Sketch {
  /** Id of the article. */
  readonly article: string;
  /** How many different shingles the text has: a measure of its length. */
  readonly size: number;
  /** MinHash of the shingles; sketches of one program version have one length. */
  readonly minima: Uint32Array;
}

/** One text with those who carry it. Ids are articles'. */
export interface StoryText {
  /** The article that came out first. */
  readonly original: string;
  /** Articles that repeat it, in order of publication; often none. */
  readonly copies: readonly string[];
}

/** The articles of one or several outlets that report the same news. */
export interface Story {
  /** Id of the story's first article. */
  readonly id: string;
  /** In order of publication; never empty. Each text counts once, however many outlets carry it. */
  readonly texts: readonly StoryText[];
}
