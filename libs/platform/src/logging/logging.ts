import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { currentWork } from '../work/work.js';
import { withoutPersonalData } from './without-personal-data.js';

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

/** No deeper: a cause that names itself must not be followed for ever. */
const MOST_CAUSES = 3;

/** An error by what it is and where it was thrown. What else hangs on it is whatever a library had at hand: rows, requests, addresses. */
function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause instanceof Error && depth < MOST_CAUSES ? { cause: plainError(cause, depth + 1) } : {}),
  };
}

/** The process's log: one JSON object a line, on standard output, with what is being done, and without what may be somebody's. */
export function structuredLogger({ logLevel, production }: Pick<Config, 'logLevel' | 'production'>, destination?: DestinationStream): LoggerService {
  const options = {
    level: logLevel,
    base: null,
    mixin: () => currentWork()?.names ?? {},
    serializers: { err: (error: unknown) => plainError(error) },
    hooks: { streamWrite: (line: string) => withoutPersonalData(line, { keepLinks: !production }) },
  };
  return new StructuredLogger(destination === undefined ? pino(options) : pino(options, destination));
}
