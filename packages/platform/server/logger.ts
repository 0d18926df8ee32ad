import { type DestinationStream, type Logger, pino } from 'pino';
import { safeError } from './safe-error';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** JSON lines; never names, addresses, queries or bodies of requests. */
export const createLogger = (level: LogLevel, to: DestinationStream = process.stderr): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: safeError },
    },
    to,
  );
