// Keeps one embedded PostgreSQL for as long as a Belfry process holds a lease on it. Plain JavaScript, because bare
// node starts it; detached, because the process that started it may end before the others.
//
// The name it listens on is held once by the kernel: whoever holds it alone may initialise, start and stop.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, postgresIn, signalServer } from './postgres.mjs';

/** @type {{name: string, secret: string, cluster: string, native: string, user: {uid: number, gid: number} | null}} */
const told = JSON.parse(readFileSync(0, 'utf8'));

const graceMs = 3_000;
const stopMs = 30_000;
const postgres = postgresIn(told);
const leases = new Set();
/** @type {{pid: number, port: number} | null} */
let server = null;
/** @type {Record<string, unknown> | null} */
let failure = null;
let stopping = false;
let restarts = 0;

const doors = createServer(greet);
doors.on('error', () => process.exit(0));
doors.listen(told.name, () => {
  begin().catch((error) => fail({ code: 'database/start-failed', found: String(error?.message ?? error) }));
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => leases.size === 0 && stop());
// The first process may die before it ever takes its lease.
setTimeout(() => leases.size === 0 && stop(), 60_000).unref();

function greet(socket) {
  let heard = '';
  leases.add(socket);
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (text) => {
    heard += text;
    if (heard.length > 1_000) return socket.destroy();
    const lines = heard.split('\n');
    heard = lines.pop() ?? '';
    for (const line of lines) hear(socket, line);
  });
  socket.on('close', () => {
    leases.delete(socket);
    if (leases.size === 0) setTimeout(() => leases.size === 0 && stop(), graceMs);
  });
}

function hear(socket, line) {
  const [verb, nonce] = line.split(' ');
  if (verb === 'join') {
    socket.nonce = nonce;
    answer(socket);
  }
  if (verb === 'leave') {
    leases.delete(socket);
    // The last one out waits until the database has stopped: its container may be gone the moment it ends.
    if (leases.size === 0) stop(socket);
    else socket.end('bye\n');
  }
}

function answer(socket) {
  if (!socket.nonce) return;
  if (failure) return socket.end(`${JSON.stringify(failure)}\n`);
  if (!server || stopping) return;
  const proof = createHmac('sha256', told.secret).update(`${socket.nonce} ${server.port}`).digest('hex');
  socket.write(`${JSON.stringify({ port: server.port, proof })}\n`);
}

function fail(problem) {
  failure = { ...problem, log: postgres.logFile };
  for (const socket of leases) answer(socket);
  setTimeout(() => process.exit(1), 500);
}

async function begin() {
  server = await postgres.open(gone);
  for (const socket of leases) answer(socket);
}

/** The server ended without being asked: start it again while someone needs it. */
function gone() {
  if (stopping) return;
  server = null;
  restarts += 1;
  setTimeout(() => {
    restarts -= 1;
  }, 60_000).unref();
  if (restarts > 5) return fail({ code: 'database/start-failed', found: postgres.lastWords() });
  postgres
    .start(gone)
    .then((again) => {
      server = again;
      for (const socket of leases) answer(socket);
    })
    .catch((error) => fail({ code: 'database/start-failed', found: error.message }));
}

async function stop(lastOne) {
  if (stopping) return;
  // A start under way ends first, so that no server is left without its keeper.
  for (let waited = 0; !server && !failure && waited < stopMs; waited += 50) await sleep(50);
  if (stopping) return;
  if (leases.size > 0) return lastOne?.end('bye\n');
  stopping = true;
  const pid = server?.pid;
  if (pid) {
    signalServer(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid) && waited < stopMs; waited += 20) await sleep(20);
    if (isAlive(pid)) signalServer(pid, 'SIGQUIT');
  }
  for (const socket of leases) socket.destroy();
  if (lastOne) lastOne.end('bye\n', () => process.exit(0));
  setTimeout(() => process.exit(0), lastOne ? 200 : 0);
}
