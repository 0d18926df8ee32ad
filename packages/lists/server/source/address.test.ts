import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from './address';

test.each([
  { address: '93.184.215.14', open: true },
  { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c', open: true },
  { address: '127.0.0.1', open: false },
  { address: '127.255.1.9', open: false },
  { address: '10.1.2.3', open: false },
  { address: '172.31.255.255', open: false },
  { address: '172.32.0.1', open: true },
  { address: '192.168.1.1', open: false },
  { address: '169.254.169.254', open: false },
  { address: '100.100.100.200', open: false },
  { address: '0.0.0.0', open: false },
  { address: '255.255.255.255', open: false },
  { address: '::1', open: false },
  { address: '::', open: false },
  { address: '::ffff:127.0.0.1', open: false },
  { address: '::ffff:8.8.8.8', open: false },
  { address: '64:ff9b::7f00:1', open: false },
  { address: '2002:7f00:1::', open: false },
  { address: 'fe80::1%eth0', open: false },
  { address: 'fd00::1', open: false },
  { address: 'ff02::1', open: false },
  { address: '[::1]', open: false },
  { address: 'localhost', open: false },
  { address: '', open: false },
])('$address: public is $open', ({ address, open }) => {
  expect(isPublicAddress(address)).toBe(open);
});

test('no IPv4 address is public when mapped into IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    }),
  );
});
