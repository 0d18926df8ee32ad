// Keeps one embedded PostgreSQL for as long as a Belfry process holds a lease on it. Plain JavaScript, because bare
// node starts it; detached, because the process that started it may end before the others.
//
// The name it listens on is held once by the kernel: whoever holds it alone may initialise, start and stop.
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @type {{name: string, secret: string, cluster: string, native: string, user: {uid: number, gid: number} | null}} */
const told = JSON.parse(readFileSync(0, 'utf8'));

const graceMs = 3_000;
const stopMs = 30_000;
const data = join(told.cluster, 'pgdata');
const logFile = join(told.cluster, 'postgres.log');
const leases = new Set();
/** @type {{pid: number, port: number} | null} */
let server = null;
/** @type {Record<string, unknown> | null} */
let failure = null;
let stopping = false;
let restarts = 0;

const binary = (name) => join(told.native, 'bin', name);
const who = told.user ?? {};
const quietEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

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
  failure = { ...problem, log: logFile };
  for (const socket of leases) answer(socket);
  setTimeout(() => process.exit(1), 500);
}

async function begin() {
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise();
  server = (await adopt()) ?? (await start());
  for (const socket of leases) answer(socket);
}

async function initialise() {
  const draft = `${data}.new`;
  const words = join(told.cluster, 'initial-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(join(told.cluster, 'password'), password, { mode: 0o600, flush: true });
  writeFileSync(words, `${password}\n`, { mode: 0o600 });
  if (told.user) for (const path of [draft, words]) chownSync(path, told.user.uid, told.user.gid);
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=belfry', '--auth=scram-sha-256', `--pwfile=${words}`, '--no-instructions'];
  const code = await run(binary('initdb'), ['-D', draft, ...flags, ...access]);
  rmSync(words, { force: true });
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${lastWords()}`);
  renameSync(draft, data);
}

/** A server that outlived its keeper; what a dead one left behind is cleared away. */
async function adopt() {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = readPidFile();
    if (!found) return null;
    if (!isOurServer(found.pid)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      return null;
    }
    if (found.status === 'ready') {
      watch(found.pid);
      return { pid: found.pid, port: found.port };
    }
    await sleep(100);
  }
  throw new Error('a server that is neither ready nor gone');
}

async function start() {
  for (let tries = 0; tries < 5; tries += 1) {
    const port = tries === 0 ? (lastPort() ?? (await freePort())) : await freePort();
    const child = spawnLogged(binary('postgres'), ['-D', data, ...settings(port)]);
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    while (!ended) {
      const found = readPidFile();
      if (found?.pid === child.pid && found.status === 'ready') {
        writeFileSync(join(told.cluster, 'port'), String(port));
        child.removeAllListeners('exit');
        child.once('exit', gone);
        if (child.exitCode !== null || child.signalCode !== null) break;
        return { pid: child.pid, port };
      }
      await sleep(20);
    }
    if (!/could not (bind|create any TCP)/.test(lastWords())) break;
  }
  throw new Error(lastWords());
}

const settings = (port) =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    // Socket paths are limited to 107 bytes, folders are not.
    unix_socket_directories: '',
    max_connections: 80,
    shared_buffers: '192MB',
    huge_pages: 'off',
    max_parallel_workers_per_gather: 0,
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Nothing of people's data in the log: no failing statements, no details of keys.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** The server ended without being asked: start it again while someone needs it. */
function gone() {
  if (stopping) return;
  server = null;
  restarts += 1;
  setTimeout(() => {
    restarts -= 1;
  }, 60_000).unref();
  if (restarts > 5) return fail({ code: 'database/start-failed', found: lastWords() });
  start()
    .then((again) => {
      server = again;
      for (const socket of leases) answer(socket);
    })
    .catch((error) => fail({ code: 'database/start-failed', found: error.message }));
}

function watch(pid) {
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    gone();
  }, 500);
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

function signalServer(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** False when the number was given to another process since, as happens in a restarted container. */
function isOurServer(pid) {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

function readPidFile() {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() };
  } catch {
    return null;
  }
}

function lastPort() {
  try {
    return Number(readFileSync(join(told.cluster, 'port'), 'utf8')) || null;
  } catch {
    return null;
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function spawnLogged(command, args) {
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, {
    cwd: '/',
    env: quietEnvironment,
    stdio: ['ignore', log, log],
    ...who,
  });
  closeSync(log);
  return child;
}

const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawnLogged(command, args);
    child.once('error', reject);
    child.once('exit', resolve);
  });

function lastWords() {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' ').slice(-600);
  } catch {
    return '';
  }
}
