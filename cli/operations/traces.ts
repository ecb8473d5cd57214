import { type Span, SpanStatusCode, context, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { type Operation, observeOperations, withoutTrailingSlashes } from '../../src/index.ts';

/** Spans on their way to a collector. */
export interface Traces {
  /** Sends what is left and ends the observation. Never rejects: a collector that is away is no failure of the service. */
  stop(): Promise<void>;
}

/**
 * Sends a span for each operation to an OpenTelemetry collector, by OTLP over HTTP with JSON. Its other settings, such as headers, are the
 * standard variables `OTEL_EXPORTER_OTLP_…`, which the exporter reads itself.
 */
export function startTraces({ url, version }: { readonly url: string; readonly version: string }): Traces {
  const exporter = new OTLPTraceExporter({ url: `${withoutTrailingSlashes(url)}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'backchannel', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('backchannel', version);
  const spans = new WeakMap<Operation, Span>();
  const contextOf = ({ parent }: Operation) => {
    const span = parent && spans.get(parent);
    return span === undefined ? context.active() : trace.setSpan(context.active(), span);
  };
  const stop = observeOperations((operation) => {
    const { kind, subject } = operation;
    const attributes = { 'backchannel.subject': subject };
    const span = tracer.startSpan(kind, { attributes }, contextOf(operation));
    spans.set(operation, span);
    return (error) => {
      if (error !== undefined) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      }
      span.end();
    };
  });
  return {
    async stop() {
      stop();
      await provider.shutdown().catch(() => {});
    },
  };
}
