/**
 * An error as it may stand in a log: what people typed, which messages of databases and parsers repeat between
 * quotes, is left out.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, code, table, constraint, routine } = error as Error & Record<string, string | undefined>;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name,
    ...(code && { code }),
    ...(table && { table }),
    ...(constraint && { constraint }),
    ...(routine && { routine }),
    message: withoutQuotes(error.message),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: safeError(error.cause) }),
  };
}

const withoutQuotes = (message: string) =>
  message.replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?|\([^)]*\)=\([^)]*\)?/gs, '…').slice(0, 300);
