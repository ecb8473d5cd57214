import type { HttpRoute } from '../../src/index.ts';
import { checkReadiness } from './health.ts';
import type { MonitoredService } from './monitored.ts';

/** Health, metrics and traces of a service that may still be starting. */
export interface Operations {
  /** For the web page's port. */
  readonly routes: readonly HttpRoute[];
  /** From now on the routes answer for this service; before, it is not ready. */
  monitor(service: MonitoredService): void;
  stop(): Promise<void>;
}

/** `tracesUrl`: the OpenTelemetry collector; without one, nothing of OpenTelemetry is loaded. */
export async function openOperations(settings: {
  readonly version: string;
  readonly tracesUrl: string | undefined;
}): Promise<Operations> {
  const { version, tracesUrl: url } = settings;
  const { createMetrics } = await import('./metrics.ts');
  const metrics = createMetrics(version);
  const traces = url === undefined ? undefined : (await import('./traces.ts')).startTraces({ url, version });
  let service: MonitoredService | undefined;
  const whenMonitored =
    (answer: (service: MonitoredService) => Promise<Response>) => (): Promise<Response> | Response =>
      service === undefined ? Response.json({ ready: false }, { status: 503 }) : answer(service);
  return {
    routes: [
      { path: '/healthz', operator: false, handle: () => Response.json({ alive: true, version }) },
      {
        path: '/readyz',
        operator: false,
        handle: whenMonitored(async (monitored) => {
          const readiness = await checkReadiness(monitored);
          return Response.json(readiness, { status: readiness.ready ? 200 : 503 });
        }),
      },
      {
        path: '/metrics',
        operator: true,
        handle: whenMonitored(
          async (monitored) =>
            new Response(await metrics.text(monitored), { headers: { 'Content-Type': metrics.contentType } }),
        ),
      },
    ],
    monitor(started) {
      service = started;
    },
    async stop() {
      metrics.stop();
      await traces?.stop();
    },
  };
}
