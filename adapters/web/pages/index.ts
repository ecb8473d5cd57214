import type { SitePage } from '../page-request.ts';
import { article } from './article.ts';
import { ask } from './ask.ts';
import { board } from './board.ts';
import { channel } from './channel.ts';
import { chart } from './chart.ts';
import { digest, digests } from './digests.ts';
import { feeds } from './feeds.ts';
import { lookup } from './lookup.ts';
import { OPERATOR_PAGES } from './operator.ts';
import { sourcePages } from './sources.ts';

/** The pages of a brief. */
export const PAGES: readonly SitePage[] = [
  board,
  channel,
  chart,
  digests,
  digest,
  lookup,
  article,
  ask,
  feeds,
  ...sourcePages('/sources', 'public'),
  ...OPERATOR_PAGES,
];
