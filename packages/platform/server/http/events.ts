import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JobStore } from '../jobs/store';
import { refused } from '../problem';
import type { Standing } from '../standing';

const beatMs = 15_000;
const maxStreams = 500;
const maxStreamsEach = 20;
const maxBacklogBytes = 1_000_000;

export type EventSource = {
  readonly jobs: Pick<JobStore, 'find'>;
  readonly standing: Pick<Standing, 'listen' | 'onLost'>;
};

/**
 * Server-sent events: `job` with the job, `change` with what changed. A stream that ends is opened again by the
 * browser, and its screens then ask anew.
 */
export function eventRoutes(app: FastifyInstance, source: EventSource): void {
  const streams = new Map<FastifyReply, string>();
  const end = (reply: FastifyReply) => {
    streams.delete(reply);
    reply.raw.end();
  };
  const sendAll = (words: string) => {
    for (const reply of streams.keys()) {
      if (reply.raw.writableLength > maxBacklogBytes) end(reply);
      else reply.raw.write(words);
    }
  };
  const hear = async (payload: string) => {
    if (streams.size === 0) return;
    const change = JSON.parse(payload) as { kind: string; id: string };
    const job = change.kind === 'job' && change.id !== '*' ? await source.jobs.find(change.id) : null;
    sendAll(job ? `event: job\ndata: ${JSON.stringify(job)}\n\n` : `event: change\ndata: ${payload}\n\n`);
  };
  const stopListening = source.standing.listen(
    'belfry_change',
    (payload) => void hear(payload).catch(() => {}),
  );
  const endAll = () => {
    for (const reply of [...streams.keys()]) end(reply);
  };
  source.standing.onLost(endAll);
  const beat = setInterval(() => sendAll(': beat\n\n'), beatMs).unref();
  app.addHook('preClose', async () => {
    clearInterval(beat);
    stopListening();
    endAll();
  });

  app.get(
    '/api/events',
    { schema: { summary: 'Jobs and changes as they happen (text/event-stream)', tags: ['jobs'] } },
    async (request, reply) => {
      const who = request.acting.officerId;
      const own = [...streams.values()].filter((other) => other === who).length;
      if (streams.size >= maxStreams || own >= maxStreamsEach)
        throw refused({ code: 'request/too-many', status: 429 });
      reply.hijack();
      const headers = {
        ...reply.getHeaders(),
        'content-type': 'text/event-stream',
        'x-accel-buffering': 'no',
        connection: 'close',
      };
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200);
      reply.raw.write('retry: 2000\n\n');
      streams.set(reply, who);
      request.raw.once('close', () => streams.delete(reply));
    },
  );
}
