import type { Brief } from '../../src/index.ts';

const everywhere = (text: string) => ({ en: text, 'zh-Hans': text, 'zh-Hant': text });
const NONE = { outlets: [], bodies: [] };
const nothing = { zh: [], en: [] };
const channel = (id: string, title: string) => ({
  id,
  group: 'traffic',
  title: everywhere(title),
  description: everywhere(`Talks about ${title}`),
  kind: 'dialogue' as const,
  cadence: 'P12M',
  standing: true,
  labels: {},
  cues: {
    terms: { zh: [], en: [title] },
    topics: nothing,
    pairs: [],
    sides: ['east', 'west'],
    unless: nothing,
  },
});

/** A brief of two shores and two channels, for tests that need one and do not care which. */
export function tinyBrief(): Brief {
  return {
    name: 'harbour',
    folder: 'harbour',
    title: everywhere('Harbour'),
    zones: { default: 'UTC', outlets: {} },
    sides: [
      { id: 'east', title: everywhere('East'), names: { zh: [], en: ['East'] }, short: [], official: NONE },
      { id: 'west', title: everywhere('West'), names: { zh: [], en: ['West'] }, short: [], official: NONE },
    ],
    groups: [{ id: 'traffic', title: everywhere('Traffic') }],
    roles: [],
    channels: [channel('ferry', 'ferry line'), channel('pilots', 'pilot service')],
    actors: [],
    confirmation: { outlets: 1, confidence: 0.5 },
    words: [],
    names: [],
    chronology: [],
    sources: [],
  };
}
