import { expect, test } from 'vitest';
import { isLoopback, isOurHost, isOurOrigin } from './hosts';

const here = { publicOrigin: null };
const named = { publicOrigin: 'https://belfry.example' };

test.each([
  { host: 'belfry.example', reach: named, ours: true },
  { host: 'Belfry.Example:443', reach: named, ours: true },
  { host: 'belfry.example:8443', reach: named, ours: false },
  { host: 'belfry.example.evil.example', reach: named, ours: false },
  { host: 'belfry.example', reach: here, ours: false },
  { host: '127.0.0.1:1', reach: named, ours: true },
  { host: '127.0.0.1.nip.io', reach: here, ours: false },
  { host: undefined, reach: here, ours: false },
])('Host $host is ours: $ours', ({ host, reach, ours }) => {
  expect(isOurHost(host, reach)).toBe(ours);
});

test.each([
  { origin: 'https://belfry.example', host: 'belfry.example', reach: named, ours: true },
  { origin: 'http://belfry.example', host: 'belfry.example', reach: named, ours: false },
  { origin: 'http://127.0.0.1:8420', host: '127.0.0.1:8420', reach: here, ours: true },
  { origin: 'http://localhost:8420', host: '127.0.0.1:8420', reach: here, ours: false },
  { origin: 'http://evil.example', host: 'evil.example', reach: here, ours: false },
])('Origin $origin to $host is ours: $ours', ({ origin, host, reach, ours }) => {
  expect(isOurOrigin(origin, host, reach)).toBe(ours);
});

test.each([
  { address: '127.0.0.1', loopback: true },
  { address: '127.8.9.1', loopback: true },
  { address: '::1', loopback: true },
  { address: '::ffff:127.0.0.1', loopback: true },
  { address: '::ffff:10.0.0.1', loopback: false },
  { address: '10.127.0.0', loopback: false },
  { address: undefined, loopback: false },
])('$address is this machine: $loopback', ({ address, loopback }) => {
  expect(isLoopback(address)).toBe(loopback);
});
