import { AWAIT_ALL_SKETCHES } from '../stories/signatures.ts';

/** A table that is exported and imported row by row. */
export interface Table {
  readonly name: string;
  /** Columns of its primary key; rows are exported in their order. */
  readonly key: readonly string[];
  /** All other columns. */
  readonly columns: readonly string[];
}

const table = (name: string, key: string, columns: string): Table => ({
  name,
  key: key.split(' '),
  columns: columns.split(' ').filter(Boolean),
});

/** Every table that cannot be made again from the others, in an order in which none points to a later one. */
export const KEPT: readonly Table[] = [
  table(
    'articles',
    'id',
    'path title published outlet url url_key language hash day revision revised inferred paragraphs',
  ),
  table(
    'revisions',
    'article revision',
    'path title published outlet url language hash revised inferred paragraphs',
  ),
  table('readings', 'brief article', 'events hash read_at extractor version'),
  table(
    'events',
    'brief article revision place',
    'channel action date background actors evidence attribution attributed_to confidence form location extractor withdrawn known',
  ),
  table('retirements', 'article brief revision', 'gone_at gone_revision'),
  table('sightings', 'brief article channel action date', 'seen_at seen_revision'),
  table('extractions', 'brief article extractor', 'version contents texts read_at'),
  table('sketches', 'article', 'version size minima'),
  table('skipped', 'path', 'reason day met_at'),
  table('days', 'brief day', 'articles dated relevant reports'),
  table('briefs', 'name', 'extractor revision'),
  table('extractor_versions', 'brief extractor', 'version'),
  table(
    'subscriptions',
    'id',
    'platform address brief draft alerts state reason created next_due covered refusals told',
  ),
  table('subscription_changes', 'subscription place', 'what person name at draft'),
  table('messages', 'id', 'message made'),
  table(
    'editions',
    'subscription id',
    'kind due state not_before tries claimed_by covers message late reason ended',
  ),
  table('parts', 'subscription edition part', 'key state tries began ended receipt problem'),
  table('model_usage', 'day model', 'requests input_tokens output_tokens'),
  table('sources', 'brief id', 'definition paused progress leased_by leased_until'),
  table('source_items', 'brief source article', 'item_revision seen_at'),
  table('source_keys', 'brief key', 'source article'),
  table('decisions', 'brief id', 'at seen_at seen_revision document'),
  table('decision_claims', 'brief claim decision', ''),
  table('review_offers', 'brief claim platform address', 'leased_until tries posted post'),
];

/** The others: what versions the data have, what may be lost, which processes are at work, and the index. The number of changes stands in the opening. */
export const LEFT_OUT: readonly string[] = [
  ...['migrations', 'locks', 'revision', 'cache', 'derived', 'replicas', 'ticks', 'leases'],
  ...['indexed', 'indexed_days', 'unindexed', 'unsketched', 'outlets', 'words'],
];

/** What the rows that were imported are found by is made again from them. */
export const AFTER_IMPORT: readonly string[] = [
  'INSERT INTO unindexed SELECT id FROM articles',
  AWAIT_ALL_SKETCHES,
  'INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL',
];
