import { styleText } from 'node:util';
import type { State } from '../../src/index.ts';

/** How a run of text looks; a name here is a meaning, the colours behind it are chosen in `paint`. */
export type Style = 'heading' | 'strong' | 'faint' | 'quote' | 'link' | State;

type Format = Parameters<typeof styleText>[0];

const FORMATS: Readonly<Record<Style, Format>> = {
  heading: ['bold', 'cyan'],
  strong: 'bold',
  faint: 'dim',
  quote: 'italic',
  link: 'underline',
  active: 'green',
  restored: ['bold', 'green'],
  dormant: 'dim',
  agreed: 'cyan',
  scheduled: 'cyan',
  proposed: 'blue',
  postponed: 'yellow',
  refused: 'yellow',
  suspended: ['bold', 'red'],
  ended: 'red',
  unknown: 'dim',
};

/** The text in the colours of its style. */
export function paint(text: string, style: Style): string {
  return styleText(FORMATS[style], text, { validateStream: false });
}
