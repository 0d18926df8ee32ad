import { delimiter, resolve } from 'node:path';
import type { SourceRules } from '@belfry/lists/server';
import type { LogLevel } from '@belfry/platform/server';
import { z } from 'zod';

export type Config = {
  /** Absolute: database, originals, keys, scratch files. */
  readonly data: string;
  /** Without it the embedded database of the data folder. */
  readonly databaseUrl?: string;
  readonly poolSize: number;
  readonly host: string;
  /** Null: 8420, or any free port when that is taken. */
  readonly port: number | null;
  /** Where people reach it, when that is not this machine. */
  readonly publicUrl: string | null;
  /** Whether this process runs jobs besides answering. */
  readonly runsJobs: boolean;
  readonly demoSignIn: boolean;
  /** Whether the first start loads the invented data. */
  readonly demo: boolean;
  /** What lists may be refreshed from, besides public addresses. */
  readonly sources: SourceRules;
  readonly logLevel: LogLevel;
  readonly requestsPerMinute: number;
  /** Whether screens are served; off for an API alone. */
  readonly web: boolean;
  /** Open the browser once it answers. */
  readonly open?: boolean;
  /** Serve the web application from its sources. */
  readonly dev?: boolean;
};

export type ConfigFault = { readonly variable: string; readonly value: string; readonly expected: string };

/** The environment says something Belfry cannot follow; one line for each variable. */
export class ConfigRefused extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      faults.map(({ variable, value, expected }) => `${variable}=${value}: expected ${expected}`).join('\n'),
    );
    this.name = 'ConfigRefused';
  }
}

const loopback = ['127.0.0.1', '::1', 'localhost'];
const onOff = z.enum(['on', 'off']).transform((text) => text === 'on');
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
const url = (...schemes: string[]) => z.string().refine((text) => schemes.includes(schemeOf(text)));

const variables = {
  DATABASE_URL: [url('postgres:', 'postgresql:'), 'postgres://user:password@host:port/database'],
  BELFRY_DATA: [z.string(), 'a folder'],
  BELFRY_POOL: [whole(2, 200), 'a whole number from 2 to 200'],
  BELFRY_HOST: [z.string().regex(/^[a-z0-9.:-]+$/i), 'an address to listen on, such as 127.0.0.1'],
  BELFRY_PORT: [whole(0, 65_535), 'a port from 0 to 65535'],
  BELFRY_PUBLIC_URL: [url('http:', 'https:'), 'https://name, as people type it'],
  BELFRY_WORKERS: [onOff, 'on or off'],
  BELFRY_WEB: [onOff, 'on or off'],
  BELFRY_DEMO: [onOff, 'on or off'],
  BELFRY_DEMO_SIGN_IN: [onOff, 'on or off'],
  BELFRY_SOURCE_FOLDERS: [z.string(), `folders, with ${delimiter} between them`],
  BELFRY_SOURCE_PRIVATE: [onOff, 'on or off'],
  BELFRY_LOG: [z.enum(['silent', 'error', 'warn', 'info', 'debug']), 'silent, error, warn, info or debug'],
  BELFRY_REQUESTS_PER_MINUTE: [whole(1, 999_999_999), 'a whole number'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** Variables of tests and tools, which a server leaves alone. */
const others = ['BELFRY_TEST_DATABASE_URL', 'BELFRY_CHROMIUM'];

type Read = { [Name in keyof typeof variables]?: z.output<(typeof variables)[Name][0]> };

/**
 * Reads the environment, once.
 *
 * @param environment  such as `process.env`; an empty variable counts as not set
 * @param folder       against which a relative BELFRY_DATA is read
 * @throws             ConfigRefused naming every variable that is wrong, its value, and what is expected
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Config {
  const faults = unknownVariables(environment);
  const read: Record<string, unknown> = {};
  for (const [variable, [schema, expected]] of Object.entries(variables)) {
    const value = environment[variable];
    if (!value) continue;
    const result = schema.safeParse(value);
    if (result.success) read[variable] = result.data;
    else faults.push({ variable, value: withoutPassword(value), expected });
  }
  const config = toConfig(read as Read, folder);
  if (!loopback.includes(config.host) && !config.publicUrl) {
    const expected = 'https://name, because BELFRY_HOST lets other machines in';
    faults.push({ variable: 'BELFRY_PUBLIC_URL', value: '', expected });
  }
  if (faults.length > 0) throw new ConfigRefused(faults);
  return config;
}

function toConfig(read: Read, folder: string): Config {
  const host = read.BELFRY_HOST ?? '127.0.0.1';
  const publicUrl = read.BELFRY_PUBLIC_URL ? new URL(read.BELFRY_PUBLIC_URL).origin : null;
  return {
    data: resolve(folder, read.BELFRY_DATA ?? '.belfry'),
    ...(read.DATABASE_URL && { databaseUrl: read.DATABASE_URL }),
    poolSize: read.BELFRY_POOL ?? 10,
    host,
    port: read.BELFRY_PORT ?? null,
    publicUrl,
    runsJobs: read.BELFRY_WORKERS ?? true,
    demoSignIn: read.BELFRY_DEMO_SIGN_IN ?? (loopback.includes(host) && publicUrl === null),
    demo: read.BELFRY_DEMO ?? true,
    web: read.BELFRY_WEB ?? true,
    sources: {
      privateAddresses: read.BELFRY_SOURCE_PRIVATE ?? false,
      folders: foldersOf(read.BELFRY_SOURCE_FOLDERS, folder),
    },
    logLevel: read.BELFRY_LOG ?? 'warn',
    requestsPerMinute: read.BELFRY_REQUESTS_PER_MINUTE ?? 60_000,
  };
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const known = [...Object.keys(variables), ...others];
  return Object.keys(environment)
    .filter((name) => name.startsWith('BELFRY_') && !known.includes(name))
    .map((variable) => ({
      variable,
      value: environment[variable] ?? '',
      expected: `one of ${known.join(', ')}`,
    }));
}

const foldersOf = (text: string | undefined, folder: string) =>
  (text ?? '')
    .split(delimiter)
    .filter((one) => one !== '')
    .map((one) => resolve(folder, one));

function schemeOf(text: string): string {
  try {
    return new URL(text).protocol;
  } catch {
    return '';
  }
}

const withoutPassword = (value: string) => value.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:…@');
