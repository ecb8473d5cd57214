import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { elapsed, observeLog, observeOperations } from '../../src/index.ts';
import { GAUGES, type GaugeName, readGauges } from './gauges.ts';
import type { MonitoredService } from './monitored.ts';

/** Metrics in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  /** The present values. If the store fails, its gauges are left out and `backchannel_store_up` is 0. */
  text(service: MonitoredService): Promise<string>;
  /** Ends the observation. */
  stop(): void;
}

/** Upper limits of the histogram in seconds: from an answer out of a cache to the time limit of a language model. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300];
const PREFIX = 'backchannel_';

/** Begins to observe operations and the log. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({ name: `${PREFIX}info`, help: 'The version.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const stops = [observeDurations(registers), countLines(registers)];
  const gauges = createGauges(registers);
  return {
    contentType: registry.contentType,
    async text(service) {
      await gauges.read(service);
      return registry.metrics();
    },
    stop() {
      for (const stop of stops) stop();
      registry.clear();
    },
  };
}

function observeDurations(registers: Registry[]): () => void {
  const durations = new Histogram({
    name: `${PREFIX}operation_duration_seconds`,
    help: 'Duration of answers, ingests, model requests, HTTP requests and posts.',
    labelNames: ['operation', 'subject', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  return observeOperations(({ kind: operation, subject }) => {
    const begun = elapsed();
    return (error) => {
      const outcome = error === undefined ? 'ok' : 'failed';
      durations.observe({ operation, subject, outcome }, (elapsed() - begun) / 1_000);
    };
  });
}

function countLines(registers: Registry[]): () => void {
  const lines = new Counter({
    name: `${PREFIX}log_lines_total`,
    help: 'Lines written to the log.',
    labelNames: ['level'],
    registers,
  });
  for (const level of ['warn', 'error', 'fatal']) lines.inc({ level }, 0);
  return observeLog((level) => lines.inc({ level }));
}

/** The gauges of the service, read when they are asked for. */
function createGauges(registers: Registry[]) {
  const storeUp = new Gauge({
    name: `${PREFIX}store_up`,
    help: '1 if the store answers, else 0.',
    registers,
  });
  const gauges = new Map(
    (Object.keys(GAUGES) as GaugeName[]).map((name) => {
      const { help, labels } = GAUGES[name];
      return [name, new Gauge<string>({ name: PREFIX + name, help, labelNames: [...labels], registers })];
    }),
  );
  return {
    async read(service: MonitoredService) {
      const readings = await readGauges(service).catch((error: unknown) => {
        service.log.warn({ err: error }, 'the store cannot be measured');
        return undefined;
      });
      storeUp.set(readings === undefined ? 0 : 1);
      for (const gauge of gauges.values()) gauge.reset();
      for (const { gauge, labels, value } of readings ?? []) gauges.get(gauge)?.set({ ...labels }, value);
    },
  };
}
