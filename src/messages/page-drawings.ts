import type { pageDrawings } from './charts/page.ts';

/** What draws SVG for web pages. */
export type PageDrawings = typeof pageDrawings;

/** Loads it; programs that show no page do without. */
export async function loadPageDrawings(): Promise<PageDrawings> {
  return (await import('./charts/page.ts')).pageDrawings;
}
