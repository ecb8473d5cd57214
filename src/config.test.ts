import { describe, expect, test } from 'vitest';
import { parseConfig } from './config.ts';

describe('parseConfig', () => {
  test('an empty environment gives the documented defaults', () => {
    expect(parseConfig({})).toEqual({
      data: './data',
      brief: undefined,
      language: 'en',
      logLevel: 'warn',
      databaseUrl: undefined,
      poll: true,
      subscriptions: undefined,
      allowedHosts: new Set(),
      catchUp: 6 * 3_600_000,
      lease: 20_000,
      model: undefined,
    });
  });

  test('a variable that is set to nothing counts as not set', () => {
    expect(parseConfig({ BACKCHANNEL_LANG: '', BACKCHANNEL_DATA: ' ' })).toEqual(parseConfig({}));
  });

  test('variables decide', () => {
    const config = parseConfig({
      BACKCHANNEL_DATA: 'elsewhere',
      BACKCHANNEL_BRIEF: 'rivers',
      BACKCHANNEL_LANG: 'zh-Hant',
      BACKCHANNEL_LOG: 'debug',
      DATABASE_URL: 'postgres://reader:secret@host:5432/rivers',
      BACKCHANNEL_SUBSCRIPTIONS: 'subscriptions.yaml',
      BACKCHANNEL_ALLOWED_HOSTS: 'Feeds.internal, 10.0.0.7,::1',
      BACKCHANNEL_CATCH_UP: '1.5',
      BACKCHANNEL_LEASE: '5',
    });
    expect(config).toEqual({
      data: 'elsewhere',
      brief: 'rivers',
      language: 'zh-Hant',
      logLevel: 'debug',
      databaseUrl: 'postgres://reader:secret@host:5432/rivers',
      poll: true,
      subscriptions: 'subscriptions.yaml',
      allowedHosts: new Set(['feeds.internal', '10.0.0.7', '::1']),
      catchUp: 5_400_000,
      lease: 5_000,
      model: undefined,
    });
  });

  test('a model is a provider and a name, with the key of that provider and its limits', () => {
    const env = { ANTHROPIC_API_KEY: 'key-a', OPENAI_API_KEY: 'key-o', BACKCHANNEL_MODEL_TOKENS: '5000' };
    expect(parseConfig({ ...env, BACKCHANNEL_MODEL: 'openai:reader-1' }).model).toEqual({
      provider: 'openai',
      model: 'reader-1',
      apiKey: 'key-o',
      concurrency: 4,
      dailyTokens: 5_000,
      timeout: 120_000,
    });
    expect(
      parseConfig({
        BACKCHANNEL_MODEL: 'openai-compatible:reader:8b',
        BACKCHANNEL_MODEL_URL: 'http://localhost:11434/v1',
      }).model,
    ).toMatchObject({
      provider: 'openai-compatible',
      model: 'reader:8b',
      url: 'http://localhost:11434/v1',
    });
  });

  test.each(['reader-1', 'openai:', 'elsewhere:reader-1', 'constructor:reader-1'])(
    '%s is no model',
    (model) => {
      expect(() => parseConfig({ BACKCHANNEL_MODEL: model })).toThrow(/must be a provider and a model/);
    },
  );

  test('a model behind any URL needs one', () => {
    expect(() => parseConfig({ BACKCHANNEL_MODEL: 'openai-compatible:reader-1' })).toThrow(
      /BACKCHANNEL_MODEL_URL/,
    );
  });

  test('all problems stand in one message', () => {
    const parse = () => parseConfig({ BACKCHANNEL_LANG: 'fr', BACKCHANNEL_LOG: 'loud' });
    expect(parse).toThrow(/BACKCHANNEL_LANG must be one of en, zh-Hans, zh-Hant \(it is "fr"\)/);
    expect(parse).toThrow(/BACKCHANNEL_LOG must be one of .*\(it is "loud"\)/);
    expect(parse).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test.each(['http://feeds.internal', 'feeds.internal:8080', 'a b', 'feeds.internal/x'])(
    'an allowed host is a name or an address alone, not %s',
    (hosts) => {
      expect(() => parseConfig({ BACKCHANNEL_ALLOWED_HOSTS: hosts })).toThrow(/names or addresses of hosts/);
    },
  );

  test.each(['soon', '-1', '200'])('a catch-up window of %s hours is refused', (hours) => {
    expect(() => parseConfig({ BACKCHANNEL_CATCH_UP: hours })).toThrow(/number of hours from 0 to 168/);
  });

  test.each(['mysql://u:hush@host/base', 'postgres://u:hush@host', 'hush'])(
    'a DATABASE_URL that is none is refused without a password being shown: %s',
    (url) => {
      const parse = () => parseConfig({ DATABASE_URL: url });
      expect(parse).toThrow(/DATABASE_URL must look like postgres:\/\//);
      expect(parse).not.toThrow(/hush/);
    },
  );
});
