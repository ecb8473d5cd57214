/** Addresses below `/strait` that readers visit, one of each page. */
export const VISITED = [
  '',
  '?as-of=2022-09-01',
  '/channels/patrols',
  '/channels/harbour-masters',
  '/chart?weeks=52',
  '/digests',
  '/digests/2024-03-10',
  '/lookup?q=sentence',
  '/articles/a',
  '/articles/hostile',
  '/ask?q=channels',
  '/sources',
  '/feeds',
] as const;
