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
    'path title title_key published outlet url url_key language hash day revision revised inferred paragraphs',
  ),
  table(
    'revisions',
    'article revision',
    'path title published outlet url language hash revised inferred paragraphs',
  ),
  table('readings', 'brief article', 'events hash read_at extraction'),
  table(
    'events',
    'brief article revision place',
    'channel action date background actors evidence attribution withdrawn known',
  ),
  table('rereadings', 'brief article', 'version texts'),
  table('sketches', 'article', 'version size minima'),
  table('skipped', 'path', 'reason day'),
  table('days', 'brief day', 'articles dated relevant reports'),
  table('briefs', 'name', 'extraction revision'),
];

/** The others: counters of changes and what may be lost. */
export const LEFT_OUT: readonly string[] = ['revision', 'migrations', 'cache', 'derived'];
