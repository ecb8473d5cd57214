import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/index.ts';
import { SCOPES } from '../../test/fakes/slack/workspace.ts';
import { straitBrief } from '../../test/support/strait.ts';
import { manifest } from './manifest.ts';

const brief = straitBrief();
const yaml = manifest([brief, { ...brief, name: 'sound', title: { ...brief.title, en: 'The "sound": #1' } }]);
const app = parse(yaml);

describe('the manifest', () => {
  test('has a slash command for each brief, with all that can be asked', () => {
    const listed = app.features.slash_commands as {
      command: string;
      description: string;
      usage_hint: string;
    }[];
    expect(listed.map(({ command }) => command)).toEqual(['/strait', '/sound']);
    expect(listed[1]?.description).toBe('The "sound": #1');
    for (const { name } of commands) expect(listed[0]?.usage_hint).toContain(name);
  });

  test('asks for the scopes that the stand-in grants, so for all that the tests need, and for no other', () => {
    expect([...app.oauth_config.scopes.bot].sort()).toEqual([...SCOPES].sort());
  });

  test('explains each scope and each event', () => {
    for (const name of [...app.oauth_config.scopes.bot, ...app.settings.event_subscriptions.bot_events]) {
      expect(yaml).toMatch(new RegExp(`- ${name} # \\S`));
    }
  });
});
