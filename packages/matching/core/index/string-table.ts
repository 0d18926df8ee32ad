/** Texts by number and numbers by text, as bytes in one pool. */
import { grown } from './grow';

export type StringTable = {
  readonly count: number;
  /** The number of the text, a new one when it is not known. */
  intern(text: string): number;
  /** The number of the text; -1 when it is not known. */
  find(text: string): number;
  text(number: number): string;
  readonly bytes: number;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function createStringTable(): StringTable {
  let pool = new Uint8Array(1 << 12);
  let used = 0;
  let ends = new Uint32Array(256);
  let hashes = new Uint32Array(256);
  let slots = new Int32Array(1024).fill(-1);
  let count = 0;
  let scratch = new Uint8Array(512);

  const read = (text: string): number => {
    if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3 + 64);
    return encoder.encodeInto(text, scratch).written;
  };
  const start = (number: number) => (number === 0 ? 0 : ends[number - 1]!);
  const same = (number: number, length: number): boolean => {
    const from = start(number);
    if (ends[number]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (pool[from + at] !== scratch[at]) return false;
    return true;
  };
  /** The place in `slots` where the text in `scratch` is or would be. */
  const place = (hash: number, length: number): number => {
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at]! >= 0 && !(hashes[slots[at]!] === hash && same(slots[at]!, length)))
      at = (at + 1) & mask;
    return at;
  };
  const rehash = () => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < count; number++) {
      let at = hashes[number]! & mask;
      while (slots[at]! >= 0) at = (at + 1) & mask;
      slots[at] = number;
    }
  };

  return {
    get count() {
      return count;
    },
    get bytes() {
      return pool.byteLength + ends.byteLength + hashes.byteLength + slots.byteLength;
    },
    intern(text) {
      const length = read(text);
      const hash = hashBytes(scratch, length);
      const at = place(hash, length);
      if (slots[at]! >= 0) return slots[at]!;
      pool = grown(pool, used + length);
      pool.set(scratch.subarray(0, length), used);
      used += length;
      ends = grown(ends, count + 1);
      hashes = grown(hashes, count + 1);
      ends[count] = used;
      hashes[count] = hash;
      slots[at] = count++;
      if (count * 2 > slots.length) rehash();
      return count - 1;
    },
    find(text) {
      const length = read(text);
      return slots[place(hashBytes(scratch, length), length)]!;
    },
    text: (number) => decoder.decode(pool.subarray(start(number), ends[number])),
  };
}

/** FNV-1a with a last stir, unsigned 32 bits. */
function hashBytes(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same over a text’s UTF-16 units, for keys that are never read back. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
