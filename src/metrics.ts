import type { Logger } from 'pino';
import { Counter, Histogram, Registry } from 'prom-client';
import type { FaultLog } from './calls/ports.ts';

/** What a running line tells of itself. */
export interface Metrics {
  registry: Registry;
  turnSeconds: Histogram;
  /** From the request for a clip to its first byte. */
  clipSeconds: Histogram;
  refused: Counter;
}

/**
 * What of an error may stand in a log: never its other fields, in which libraries keep the body of a request (and with
 * it a caller's number) or the values of a statement.
 */
function plainError(error: unknown): {
  type: string;
  message: string;
  code: string | undefined;
  stack: string | undefined;
} {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = (error as { code?: unknown } | null)?.code;
  const short = (text: string): string => text.slice(0, 2_000);
  return {
    type: name,
    message: short(message),
    code: typeof code === 'string' ? code : undefined,
    stack: stack && short(stack),
  };
}

/** Faults go to the log of the process with the id of the call, and are counted. */
export function faultLog(log: Logger, registry: Registry): FaultLog {
  const faults = new Counter({
    name: 'sdap_faults_total',
    help: 'Faults of ours that a caller may have noticed, by place',
    labelNames: ['where'],
    registers: [registry],
  });
  return {
    fault: (where, error, callId) => {
      faults.inc({ where });
      log.error({ where, callId, err: plainError(error) }, 'fault');
    },
  };
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  return {
    registry,
    turnSeconds: new Histogram({
      name: 'sdap_turn_seconds',
      help: 'Time from a verified webhook to its reply, by provider',
      labelNames: ['provider'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    }),
    clipSeconds: new Histogram({
      name: 'sdap_clip_first_byte_seconds',
      help: 'Time from the request for a clip to its first byte, by whether it was stitched for it',
      labelNames: ['made'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    }),
    refused: new Counter({
      name: 'sdap_refused_total',
      help: 'Webhooks refused, by provider and reason',
      labelNames: ['provider', 'reason'],
      registers: [registry],
    }),
  };
}
