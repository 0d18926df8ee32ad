// One PostgreSQL server in one folder: making its files, starting it, taking a running one over, ending it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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

/**
 * @param {{cluster: string, native: string, user: {uid: number, gid: number} | null}} told
 *   `cluster` holds the server's files, `native` its binaries; `user` runs it, null for whoever runs this
 */
export function postgresIn(told) {
  const data = join(told.cluster, 'pgdata');
  const logFile = join(told.cluster, 'postgres.log');
  const binary = (name) => join(told.native, 'bin', name);
  const who = told.user ?? {};
  const quietEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

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
  async function adopt(gone) {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = readPidFile();
      if (!found) return null;
      if (!isOurServer(found.pid)) {
        rmSync(join(data, 'postmaster.pid'), { force: true });
        return null;
      }
      if (found.status === 'ready') {
        watch(found.pid, gone);
        return { pid: found.pid, port: found.port };
      }
      await sleep(100);
    }
    throw new Error('a server that is neither ready nor gone');
  }

  async function start(gone) {
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

  return {
    logFile,
    lastWords,
    /** Makes the files when there are none; takes a running server over, or starts one. */
    async open(gone) {
      if (!existsSync(join(data, 'PG_VERSION'))) await initialise();
      return (await adopt(gone)) ?? (await start(gone));
    },
    start,
  };
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

function watch(pid, gone) {
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    gone();
  }, 500);
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

export function signalServer(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
