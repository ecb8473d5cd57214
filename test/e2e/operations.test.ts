import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listener, openListener } from '../fakes/http/listener.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';
import { type ServerProcess, startServe } from './delivery/server-process.ts';

const TOKEN = 'a-token-for-these-tests';

/** A span as OTLP writes it. */
interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
}

/** The spans that a collector was sent. */
function spansIn({ got }: Listener): SentSpan[] {
  return got.flatMap(({ body }) => {
    const { resourceSpans } = JSON.parse(body);
    return resourceSpans.flatMap((resource: { scopeSpans: { spans: SentSpan[] }[] }) =>
      resource.scopeSpans.flatMap(({ spans }) => spans),
    );
  });
}

describe('a service', () => {
  let collector: Listener;
  let server: ServerProcess;
  let origin = '';

  beforeAll(async () => {
    collector = await openListener();
    const cwd = temporaryFolder();
    const data = { BACKCHANNEL_DATA: join(cwd, 'data') };
    await backchannel(['ingest', join(ROOT, 'briefs/uschina/sample')], { env: data });
    server = startServe(
      {
        ...data,
        WEB_PORT: '0',
        WEB_TOKEN: TOKEN,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
        DISCORD_TOKEN: 'none',
        DISCORD_API: 'http://127.0.0.1:1',
      },
      cwd,
    );
    await server.serving;
    origin = await server.address;
  });
  afterAll(async () => {
    await server.end('SIGTERM');
    await collector.close();
  });

  const metrics = async () => {
    const response = await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(response.status).toBe(200);
    return response.text();
  };

  test('says that it is alive', async () => {
    const response = await fetch(`${origin}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ alive: true, version: expect.any(String) });
  });

  test('is ready although one platform is unavailable, and names it', async () => {
    const ready = async () => Object((await (await fetch(`${origin}/readyz`)).json()) as unknown);
    await expect.poll(async () => (await ready()).platforms?.discord).toBe('unavailable');
    expect(await ready()).toEqual({
      ready: true,
      store: 'ok',
      scheduler: { state: 'ok', lookedAt: expect.any(String) },
      platforms: { discord: 'unavailable', web: 'listening' },
      newestArticle: { uschina: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
  });

  test('gives its metrics to the operator alone', async () => {
    expect((await fetch(`${origin}/metrics`)).status).toBe(401);
    await fetch(`${origin}/uschina/ask?q=why+military`);
    const text = await metrics();
    for (const line of [
      /^backchannel_articles\{brief="uschina"\} [1-9]\d*$/m,
      /^backchannel_events\{brief="uschina",certainty="confirmed"\} [1-9]\d*$/m,
      /^backchannel_events\{brief="uschina",certainty="reported"\} \d+$/m,
      /^backchannel_platform_listening\{platform="discord"\} 0$/m,
      /^backchannel_platform_listening\{platform="web"\} 1$/m,
      /^backchannel_store_up 1$/m,
      /^backchannel_delivery_lag_seconds 0$/m,
      /^backchannel_operation_duration_seconds_count\{.*operation="answer",subject="why",outcome="ok".*\} 1$/m,
      /^backchannel_operation_duration_seconds_count\{.*operation="request",subject="\/:brief\/ask".*\} 1$/m,
      /^backchannel_operation_duration_seconds_count\{.*operation="request",subject="\/readyz".*\} [1-9]/m,
      /^backchannel_log_lines_total\{level="warn"\} [1-9]/m,
      /^process_resident_memory_bytes \d/m,
    ])
      expect(text).toMatch(line);
  });

  test('sends a trace of each request to the collector: the answer below the request', async () => {
    await fetch(`${origin}/uschina/ask?q=why+military`);
    const named = (name: string) => spansIn(collector).find((span) => span.name === name);
    await expect.poll(() => named('answer')).toBeDefined();
    const answer = named('answer');
    const names = () =>
      spansIn(collector).flatMap(({ name, traceId }) => (traceId === answer?.traceId ? name : []));
    await expect.poll(names).toContain('request');
    expect(answer?.parentSpanId).toMatch(/^[\da-f]{16}$/);
    expect(new Set(collector.got.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
  });
});
