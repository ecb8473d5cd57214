import { expect, test } from 'vitest';
import { platform as file } from '../../adapters/file/index.ts';
import { platform as mail } from '../../adapters/mail/index.ts';
import { platform as webhook } from '../../adapters/webhook/index.ts';
import { addressProblemOf, draftProblems, explainError, readDraft } from '../../src/index.ts';
import { openableUrl } from '../../src/messages/text-renderer.ts';
import { straitBrief } from '../support/strait.ts';

const strait = straitBrief();
const PLATFORMS = [file, mail, webhook];
const premises = {
  briefs: [strait],
  platforms: PLATFORMS.map(({ name }) => name),
  addressProblem: addressProblemOf(PLATFORMS),
};
const DEFAULTS = { brief: strait.name, language: 'en' } as const;

/** What is said of a subscription that is described so; nothing where it is taken. */
function problemsOf(described: Readonly<Record<string, unknown>>): string {
  try {
    readDraft(described, DEFAULTS, (draft, unread) => draftProblems(draft, premises, unread));
    return '';
  } catch (error) {
    return explainError(error, 'en').problem;
  }
}

const DAILY = { days: 'daily', times: '08:00' };

test.each([
  'file:../x',
  'file:a/../../x',
  'file:/etc/x',
  'file:..',
  'file:a\0b',
  'webhook:file:///etc/passwd',
  'webhook:file:x',
  'webhook:ftp://hooks.example/x',
  'webhook:slack+file:///x',
  'webhook:hooks.example',
  'mail:nobody',
  'mail:a@b.example, c@d.example',
  'nowhere:x',
  'file:',
])('%j is no destination', (to) => {
  expect(problemsOf({ to, ...DAILY })).toMatch(/^The subscription cannot be carried out: \S/);
});

test.each([
  'file:-',
  'file:news.txt',
  'file:a/..b/news.txt',
  'webhook:https://hooks.example/x',
  'mail:news@example.org',
])('%j is a destination', (to) => {
  expect(problemsOf({ to, ...DAILY })).toBe('');
});

test('all that is wrong with a subscription is said at once, what is wrong in form among it', () => {
  const all = problemsOf({
    ...{ to: 'nowhere', days: 'someday', times: '25:00', zone: 'Nowhere', form: 'long' },
    ...{ channels: 'none', groups: 'none', states: 'odd', language: 'xx', quiet: 'perhaps' },
  });
  for (const wrong of [
    'to ',
    'days ',
    '25:00',
    'Nowhere',
    'form ',
    'channel “none”',
    'group “none”',
    'state “odd”',
    'language ',
    'quiet ',
  ])
    expect(all).toContain(wrong);
  expect(all).not.toContain('platform “none”');
  expect(problemsOf({ to: 'file:../x', days: 'daily', times: '25:00', states: 'odd' })).toMatch(
    /BACKCHANNEL_FILES.*“odd”.*25:00/,
  );
});

test('an address with a name before its host is no link: it looks like another host', () => {
  expect(openableUrl('https://known.example/story')).toBe('https://known.example/story');
  for (const url of [
    'https://known.example@elsewhere.example/',
    'https://a:b@elsewhere.example/',
    'http://x%40y@z.example',
  ])
    expect(openableUrl(url)).toBeUndefined();
});
