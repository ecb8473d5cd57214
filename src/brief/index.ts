export { briefNames, findBrief } from './find.ts';
export { checkBrief, loadBrief } from './load.ts';
export { type BriefProblem, describeProblems } from './problem.ts';
