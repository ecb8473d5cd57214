import type { SitePage } from '../page-request.ts';
import { ask } from './ask.ts';
import { board } from './board.ts';

/** The pages of a brief. */
export const PAGES: readonly SitePage[] = [board, ask];
