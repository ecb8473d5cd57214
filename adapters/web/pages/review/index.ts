import type { SitePage } from '../../page-request.ts';
import { addition } from './addition.ts';
import { claim } from './claim.ts';
import { decisions } from './decisions.ts';
import { waiting } from './waiting.ts';

/** What waits for review, one claim, an event to add, and what was decided. `add` stands before the claims, whose ids are hexadecimal. */
export const REVIEW_PAGES: readonly SitePage[] = [waiting, addition, claim, decisions];
