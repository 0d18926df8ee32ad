import { spawn } from 'node:child_process';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DatabaseRefused } from '../database/refused';
import { writeOnce } from '../write-once';
import { findBinaries } from './binaries';
import { type Place, placeCluster } from './place';

export type ClusterAddress = {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

export type Lease = {
  readonly address: ClusterAddress;
  /** Folder of the database, with its log. */
  readonly cluster: string;
  /** Calls back when the database had to move to another port. */
  onMoved(moved: (port: number) => void): void;
  /** The last one to leave returns when the database has stopped. */
  leave(): Promise<void>;
};

const waitMs = 120_000;
const respawnMs = 2_000;

/**
 * The embedded PostgreSQL of a data folder: started when it does not run, joined when it does. It stops when the last
 * process with a lease has left or died.
 *
 * @param data  absolute path of the data folder
 * @throws      DatabaseRefused, with facts for people: `database/start-failed` names the log
 */
export async function joinCluster(data: string): Promise<Lease> {
  const place = await placeCluster(data);
  const keeper = await describeKeeper(place);
  let held = await hold(keeper);
  let leaving = false;
  let rejoined: Promise<void> = Promise.resolve();
  let moved: (port: number) => void = () => {};

  const rejoin = async () => {
    while (!leaving) {
      try {
        const again = await hold(keeper);
        if (again.port !== held.port) moved(again.port);
        held = again;
        return stay();
      } catch {
        await sleep(respawnMs, undefined, { ref: false });
      }
    }
  };
  const stay = () => {
    held.socket.once('close', () => {
      if (!leaving) rejoined = rejoin();
    });
  };
  stay();

  const password = await readFile(join(place.cluster, 'password'), 'utf8');
  return {
    address: { host: '127.0.0.1', port: held.port, user: 'belfry', password, database: 'postgres' },
    cluster: place.cluster,
    onMoved(listener) {
      moved = listener;
    },
    async leave() {
      leaving = true;
      await rejoined;
      if (await sayGoodbye(held.socket)) return;
      // The keeper died first: a new one takes the server over, only to stop it.
      await sayGoodbye((await hold(keeper)).socket);
    },
  };
}

type Keeper = {
  readonly name: string;
  readonly secret: string;
  readonly place: Place;
  readonly native: string;
};
type Held = { readonly socket: Socket; readonly port: number };

async function describeKeeper(place: Place): Promise<Keeper> {
  const secret = await writeOnce(join(place.cluster, 'keeper-secret'), 0o600, () =>
    randomBytes(24).toString('hex'),
  );
  const native = await findBinaries(place);
  return { name: nameOf(await realpath(place.cluster), secret), secret, place, native };
}

/**
 * A name that one process on this machine can hold, freed by the kernel at its end. A folder that was emptied and made
 * anew has another secret, and so another name; so has a copy of it, for its path.
 */
function nameOf(cluster: string, secret: string): string {
  const hash = createHash('sha256').update(`${secret} ${cluster}`).digest('hex').slice(0, 24);
  if (platform() === 'linux') return `\0belfry-${hash}`;
  return platform() === 'win32' ? `\\\\.\\pipe\\belfry-${hash}` : join(tmpdir(), `belfry-${hash}.sock`);
}

async function hold(keeper: Keeper): Promise<Held> {
  const until = Date.now() + waitMs;
  let spawnedAt = 0;
  while (Date.now() < until) {
    const socket = await connect(keeper.name);
    if (socket) {
      const port = await ask(socket, keeper, until - Date.now());
      if (port !== null) return { socket: socket.unref(), port };
      socket.destroy();
    } else if (Date.now() - spawnedAt > respawnMs) {
      spawnedAt = Date.now();
      spawnKeeper(keeper);
    }
    await sleep(25);
  }
  throw new DatabaseRefused('database/start-failed', {
    log: join(keeper.place.cluster, 'postgres.log'),
    found: `no answer within ${waitMs / 1000} s`,
  });
}

function connect(name: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(name);
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => resolve(null));
  });
}

type Answer = { port?: number; proof?: string; code?: `database/${string}`; found?: string; log?: string };

/** The port of the server; null when this keeper is going, or is not ours. */
async function ask(socket: Socket, keeper: Keeper, timeoutMs: number): Promise<number | null> {
  const nonce = randomBytes(16).toString('hex');
  socket.write(`join ${nonce}\n`);
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  const line = await firstLine(socket);
  clearTimeout(timer);
  if (line === null) return null;
  const answer = JSON.parse(line) as Answer;
  if (answer.code)
    throw new DatabaseRefused(answer.code, { found: answer.found ?? '', log: answer.log ?? '' });
  const proof = createHmac('sha256', keeper.secret).update(`${nonce} ${answer.port}`).digest();
  const given = Buffer.from(answer.proof ?? '', 'hex');
  // Any local process could hold the name: only one that knows our secret is believed.
  if (given.length !== proof.length || !timingSafeEqual(given, proof))
    throw new DatabaseRefused('database/impostor');
  return answer.port ?? null;
}

function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      heard += text;
      if (heard.includes('\n')) resolve(heard.slice(0, heard.indexOf('\n')));
    });
    socket.once('close', () => resolve(null));
  });
}

/** True when the keeper confirmed; the last one to leave hears so when the database has stopped. */
async function sayGoodbye(socket: Socket): Promise<boolean> {
  if (socket.destroyed) return false;
  socket.ref();
  const goodbye = firstLine(socket);
  socket.write('leave\n');
  const heard = await goodbye;
  socket.destroy();
  return heard !== null;
}

function spawnKeeper({ name, secret, place, native }: Keeper): void {
  const log = openSync(join(place.cluster, 'keeper.log'), 'a', 0o600);
  const child = spawn(process.execPath, [fileURLToPath(new URL('./keeper.mjs', import.meta.url))], {
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  child.stdin?.end(JSON.stringify({ name, secret, cluster: place.cluster, native, user: place.user }));
  child.unref();
}
