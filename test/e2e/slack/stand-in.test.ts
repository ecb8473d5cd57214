import { describe, expect, test } from 'vitest';
import { blockProblems } from '../../fakes/slack/check-blocks.ts';
import { checkMarkup } from '../../fakes/slack/check-text.ts';
import { viewProblems } from '../../fakes/slack/check-view.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const section = (length: number) => ({ type: 'section', text: plain(length) });
const button = (fields: object) => ({ type: 'button', text: plain(3), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const option = (value: string) => ({ text: plain(1), value });

/** Each limit with blocks just within it and just beyond. */
const limits: readonly (readonly [string, readonly object[], readonly object[]])[] = [
  ['50 blocks', Array(50).fill({ type: 'divider' }), Array(51).fill({ type: 'divider' })],
  ['section text 3,000', [section(3_000)], [section(3_001)]],
  ['text that is there', [section(1)], [section(0)]],
  ['header 150', [{ type: 'header', text: plain(150) }], [{ type: 'header', text: plain(151) }]],
  [
    'header is plain text',
    [{ type: 'header', text: plain(1) }],
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ],
  [
    'fields 10',
    [{ type: 'section', fields: Array(10).fill(plain(2_000)) }],
    [{ type: 'section', fields: Array(11).fill(plain(1)) }],
  ],
  [
    'context 10',
    [{ type: 'context', elements: Array(10).fill(plain(1)) }],
    [{ type: 'context', elements: Array(11).fill(plain(1)) }],
  ],
  ['actions 25', [actions(...Array(25).fill(button({})))], [actions(...Array(26).fill(button({})))]],
  [
    'button text 75',
    [actions({ type: 'button', text: plain(75) })],
    [actions({ type: 'button', text: plain(76) })],
  ],
  [
    'button value 2,000',
    [actions(button({ value: 'x'.repeat(2_000) }))],
    [actions(button({ value: 'x'.repeat(2_001) }))],
  ],
  [
    'action ids differ',
    [actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
  ],
  [
    'block ids differ',
    [{ type: 'divider', block_id: 'a' }],
    Array(2).fill({ type: 'divider', block_id: 'a' }),
  ],
  [
    'block id 255',
    [{ type: 'divider', block_id: 'x'.repeat(255) }],
    [{ type: 'divider', block_id: 'x'.repeat(256) }],
  ],
  [
    'overflow 5',
    [{ ...section(1), accessory: { type: 'overflow', options: [...'abcde'].map(option) } }],
    [{ ...section(1), accessory: { type: 'overflow', options: [...'abcdef'].map(option) } }],
  ],
  [
    'option value 150',
    [actions({ type: 'static_select', options: [option('x'.repeat(150))] })],
    [actions({ type: 'static_select', options: [option('x'.repeat(151))] })],
  ],
  [
    'options 100',
    [actions({ type: 'static_select', options: Array.from({ length: 100 }, (_, i) => option(`${i}`)) })],
    [actions({ type: 'static_select', options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) })],
  ],
  [
    'what is chosen at first is an option',
    [actions({ type: 'static_select', options: [option('a')], initial_option: option('a') })],
    [actions({ type: 'static_select', options: [option('a')], initial_option: option('b') })],
  ],
  ['rich text that is there', [rich({ type: 'text', text: 'a' })], [rich({ type: 'text', text: '' })]],
  [
    'links to the web',
    [rich({ type: 'link', url: 'https://example.org' })],
    [rich({ type: 'link', url: 'javascript:alert(1)' })],
  ],
  [
    'dates with a format',
    [rich({ type: 'date', timestamp: 1, format: '{date}' })],
    [rich({ type: 'date', timestamp: 1.5, format: 'date' })],
  ],
  [
    'alt text 2,000',
    [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'x'.repeat(2_000) }],
    [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'x'.repeat(2_001) }],
  ],
  [
    'no inputs in messages',
    [section(1)],
    [{ type: 'input', label: plain(1), element: { type: 'datepicker' } }],
  ],
  ['kinds that there are', [section(1)], [{ type: 'section ' }]],
];

describe('the stand-in refuses what Slack refuses', () => {
  test.each(limits)('%s', (_, within, beyond) => {
    expect(blockProblems(within, 'message')).toEqual([]);
    expect(blockProblems(beyond, 'message')).not.toEqual([]);
  });

  test.each([
    ['a date without fallback', '<!date^1700000000^{date}>'],
    ['a date without format', '<!date^1700000000|then>'],
    ['a date that is none', '<!date^soon^{date}|then>'],
    ['a mark that is none', '<this>'],
    ['a sign that is not escaped', 'a & b'],
  ])('%s', (_, text) => {
    const problems: string[] = [];
    checkMarkup(text, '/text', (problem) => problems.push(problem));
    expect(problems).not.toEqual([]);
  });

  test('and takes marks that are right', () => {
    const text =
      '<!date^1700000000^{date_short} {time}|then> &amp; <https://example.org|there> <@U0ANNA> &lt;';
    const problems: string[] = [];
    checkMarkup(text, '/text', (problem) => problems.push(problem));
    expect(problems).toEqual([]);
  });

  test('views: titles over 24, inputs without a button to send them, more than 100 blocks, too much kept', () => {
    const view = (fields: object) => ({ type: 'modal', title: plain(24), blocks: [section(1)], ...fields });
    const input = { type: 'input', label: plain(1), element: { type: 'datepicker' } };
    expect(viewProblems(view({}))).toEqual([]);
    expect(viewProblems(view({ title: plain(25) }))).not.toEqual([]);
    expect(viewProblems(view({ blocks: [input] }))).not.toEqual([]);
    expect(viewProblems(view({ blocks: [input], submit: plain(4) }))).toEqual([]);
    expect(viewProblems(view({ blocks: Array(101).fill({ type: 'divider' }) }))).not.toEqual([]);
    expect(viewProblems(view({ private_metadata: 'x'.repeat(3_001) }))).not.toEqual([]);
  });
});
