/** A process of its own that reads 200 MB on one line, made as it is read, and tells its peak of memory. */
import { readFileSync } from 'node:fs';
import { readList } from '@belfry/lists/read';

const HEADS: Readonly<Record<string, string>> = {
  'line.csv': 'name,note\nZebulon,',
  'quote.csv': 'name,note\nZebulon,"',
  'line.json': '{"id":"a","schema":"Person","properties":{"name":["',
  'array.json': '[{"id":"a","schema":"Person","properties":{"name":["',
  'text.xml': '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>',
  'attribute.xml': '<CONSOLIDATED_LIST><INDIVIDUALS a="',
  'comment.xml': '<CONSOLIDATED_LIST><!-- ',
};
const BYTES = 200_000_000;
const chunk = new Uint8Array(262_144).fill(0x78);

async function* content(head: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(head);
  for (let sent = 0; sent < BYTES; sent += chunk.length) yield chunk;
}

const outcome: Record<string, string> = {};
for (const [name, head] of Object.entries(HEADS)) {
  const file = { name, size: BYTES, open: () => content(head) };
  try {
    for await (const event of readList([file], { dataset: 'inv' }))
      if (event.kind === 'record') throw new Error('an entry was read');
    outcome[name] = 'read';
  } catch (error) {
    outcome[name] = (error as { code?: string }).code ?? String(error);
  }
}
const peakKilobytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
process.stdout.write(JSON.stringify({ outcome, peakKilobytes }));
