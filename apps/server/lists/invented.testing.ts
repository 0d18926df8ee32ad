import { Buffer } from 'node:buffer';
import type { TestApp } from '@belfry/platform/testing';

/** An invented FollowTheMoney list: `count` persons, told by `change` where they should be other than usual. */
export function inventedList(
  count: number,
  change: (n: number) => Readonly<Record<string, string[] | undefined>> = () => ({}),
): string {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `inv-${n}`,
      schema: 'Person',
      properties: {
        name: [`Velthuys ${letters(n)}`],
        birthDate: [`19${50 + (n % 40)}-01-02`],
        topics: ['sanction'],
        ...change(n),
      },
    }),
  );
  return `${lines.join('\n')}\n`;
}

const letters = (n: number) => [...String(n)].map((digit) => `${'ABCDEFGHIJ'[Number(digit)]}o`).join('');

/** Sends files to be looked at, as a browser does. */
export async function preview(app: TestApp, files: Readonly<Record<string, string | Uint8Array>>) {
  const boundary = 'x'.repeat(24);
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return app.ask({ method: 'POST', url: '/api/lists/previews', headers, payload });
}
