import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type SpanContext, type Span as OpenSpan, type Tracer as OpenTracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TraceSettings } from '../config/trace-settings.js';
import type { TraceParent } from './trace-parent.js';
import type { Span, SpanBeginning, SpanFacts, Tracer } from './tracing.js';

const KINDS = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER } as const;

/** The flag as the bit that it is. */
const SAMPLED: number = TraceFlags.SAMPLED;

/** So long the last spans may take to go out: a collector that is away must not keep a process from ending. */
const PATIENCE_MS = 3_000;

const contextOf = ({ traceId, spanId, sampled, remote = false }: TraceParent): SpanContext => ({ traceId, spanId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: remote });

const under = (parent: TraceParent | undefined): Context => (parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, contextOf(parent)));

/** A span of OpenTelemetry's. */
class SentSpan implements Span {
  constructor(private readonly span: OpenSpan) {}

  get place(): TraceParent {
    const { traceId, spanId, traceFlags } = this.span.spanContext();
    return { traceId, spanId, sampled: (traceFlags & SAMPLED) !== 0 };
  }

  end(facts?: SpanFacts, failed?: string): void {
    if (facts) this.span.setAttributes(facts);
    if (failed !== undefined) this.span.setAttribute('error.type', failed).setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/** Spans go to a collector in batches, over OTLP. */
class SendingTracer implements Tracer {
  constructor(
    private readonly tracer: OpenTracer,
    private readonly provider: TracerProvider,
  ) {}

  begin({ name, kind, facts, parent, follows }: SpanBeginning): Span {
    const links = follows === undefined ? [] : [{ context: contextOf(follows) }];
    return new SentSpan(this.tracer.startSpan(name, { kind: KINDS[kind], attributes: facts, links }, under(parent)));
  }

  async end(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((give) => {
      timer = setTimeout(give, PATIENCE_MS);
    });
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]);
    clearTimeout(timer);
  }
}

/** Says that the collector is away, where everything else is said. */
function hearComplaints(): void {
  const logger = new Logger('Traces');
  const nothing = () => undefined;
  diag.setLogger({ error: (message) => logger.error(message), warn: (message) => logger.warn(message), info: nothing, debug: nothing, verbose: nothing }, DiagLogLevel.WARN);
}

/** Makes spans with OpenTelemetry's SDK. Of itself a process tells its name and a number of its own, and nothing of its machine. */
export function openTelemetry({ endpoint, headers, share }: TraceSettings, service: string): Tracer {
  hearComplaints();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'belowline', 'service.instance.id': randomUUID() }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, headers }) })],
  });
  return new SendingTracer(provider.getTracer('belowline'), provider);
}
