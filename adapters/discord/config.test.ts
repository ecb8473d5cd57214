import { expect, test } from 'vitest';
import { parseDiscordConfig, variables } from './config.ts';

test('without a token Discord is left out', () => {
  expect(parseDiscordConfig({})).toBeUndefined();
  expect(parseDiscordConfig({ DISCORD_TOKEN: ' ', DISCORD_PORT: 'x' })).toBeUndefined();
});

test('a token alone is enough', () => {
  expect(parseDiscordConfig({ DISCORD_TOKEN: 'a.b.c' })).toEqual({
    token: 'a.b.c',
    guilds: [],
    port: undefined,
    host: '127.0.0.1',
    crosspost: false,
    reviewers: 'admins',
    operatorChannel: undefined,
    api: 'https://discord.com/api',
  });
});

test('every variable is read, and an empty one counts as not set', () => {
  const env = {
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_GUILDS: '200000000000000001, 200000000000000002',
    DISCORD_PORT: '8081',
    DISCORD_HOST: '::',
    DISCORD_CROSSPOST: '1',
    DISCORD_REVIEWERS: '200000000000000003',
    DISCORD_OPERATOR_CHANNEL: '',
    DISCORD_API: 'http://127.0.0.1:1/api',
  };
  expect(Object.keys(env)).toEqual(variables.map(({ name }) => name));
  expect(parseDiscordConfig(env)).toEqual({
    token: 'a.b.c',
    guilds: ['200000000000000001', '200000000000000002'],
    port: 8081,
    host: '::',
    crosspost: true,
    reviewers: ['200000000000000003'],
    operatorChannel: undefined,
    api: 'http://127.0.0.1:1/api',
  });
});

test('all that is wrong is in one message, and the token is not', () => {
  const env = {
    DISCORD_TOKEN: 'secret token',
    DISCORD_GUILDS: 'my server',
    DISCORD_PORT: '70000',
    DISCORD_HOST: 'http://0.0.0.0',
    DISCORD_CROSSPOST: 'yes',
    DISCORD_REVIEWERS: 'everyone',
    DISCORD_OPERATOR_CHANNEL: '#ops',
    DISCORD_API: 'discord',
  };
  try {
    parseDiscordConfig(env);
    expect.unreachable();
  } catch (error) {
    for (const { name } of variables) expect(String(error)).toContain(name);
    expect(String(error)).not.toContain('secret');
  }
});
