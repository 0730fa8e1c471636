import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** The framework's own accounts of how it puts itself together: a hundred lines at every start that say nothing new. */
const BEGINNING = new Set(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver', 'WebSocketsController', 'NestApplication']);

/** The framework's log lines as structured ones: a level, a context, a message, an error with its stack. */
class StructuredLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write(BEGINNING.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  /** The framework passes the context last, and a stack before it. */
  private write(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const stack = rest.length > 1 ? rest[0] : undefined;
    if (message instanceof Error) this.logger[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ context, ...this.spread(message) });
    else this.logger[level]({ context, ...(stack === undefined ? {} : { stack }) }, String(message));
  }

  private spread(message: object): object {
    const { error, ...rest } = message as { error?: unknown };
    return error === undefined ? rest : { ...rest, err: error };
  }
}

/** The process's log: one JSON object a line, on standard output. */
export const structuredLogger = (config: Config): LoggerService => new StructuredLogger(pino({ level: config.logLevel, base: null }));
