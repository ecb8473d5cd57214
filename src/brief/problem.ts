/** A mistake in a brief's file, with its position and a remedy. */
export interface BriefProblem {
  /** The file's name within the brief's folder: `channels.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Keys and indexes that lead from a file's root to a value: `['channels', 3, 'group']`. */
export type Path = readonly (string | number)[];

/** A problem before its line is looked up. */
export interface ProblemFinding {
  readonly file: string;
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
}

/** Problems as a reader sees them: one line each, in order of file and line, the remedy below. */
export function describeProblems(problems: readonly BriefProblem[]): string {
  return problems
    .map(({ file, line, problem, remedy }) => `${file}:${line}  ${problem}\n    ${remedy}`)
    .join('\n');
}
