import { describe, expect, test } from 'vitest';
import { parseSlackConfig } from './config.ts';

const token = { SLACK_BOT_TOKEN: 'xoxb-secret' };

describe('the configuration', () => {
  test('is none where nothing is set', () => {
    expect(parseSlackConfig({ SLACK_SUBSCRIBERS: 'admins', SLACK_BOT_TOKEN: ' ' })).toBeUndefined();
  });

  test('is Socket Mode with an app token, HTTP with a signing secret alone', () => {
    expect(parseSlackConfig({ ...token, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      entrance: { kind: 'socket', appToken: 'xapp-1' },
      subscribers: 'members',
      readLinks: false,
    });
    expect(parseSlackConfig({ ...token, SLACK_SIGNING_SECRET: 's', SLACK_PORT: '8080' })).toMatchObject({
      entrance: { kind: 'http', signingSecret: 's', port: 8080, host: '127.0.0.1' },
    });
    expect(parseSlackConfig({ ...token, SLACK_SIGNING_SECRET: 's', SLACK_HOST: '0.0.0.0' })).toMatchObject({
      entrance: { port: 3000, host: '0.0.0.0' },
    });
  });

  test('takes ids of those who may subscribe', () => {
    const env = { ...token, SLACK_APP_TOKEN: 'xapp-1', SLACK_SUBSCRIBERS: 'U01, W02' };
    expect(parseSlackConfig(env)?.subscribers).toEqual(['U01', 'W02']);
  });

  test('that cannot be used names everything that is wrong, and shows no secret', () => {
    const env = {
      SLACK_BOT_TOKEN: 'secret-in-the-wrong-place',
      SLACK_PORT: 'eighty',
      SLACK_HOST: 'all of them',
      SLACK_SUBSCRIBERS: 'everyone',
      SLACK_OPERATOR_CHANNEL: '#ops',
      SLACK_READ_LINKS: 'yes',
      SLACK_API_URL: 'here',
    };
    const problem = () => parseSlackConfig(env);
    for (const name of [...Object.keys(env), 'SLACK_APP_TOKEN']) expect(problem).toThrow(name);
    expect(problem).not.toThrow('secret-in-the-wrong-place');
  });
});
