/** Many lists of numbers in one pool: each a chain of blocks that double in size. */
import { grown } from './grow';

export type Lists = {
  /** Appends to list `list`, which comes into being by it. */
  append(list: number, value: number): void;
  /** Takes one occurrence out; the last value takes its place. */
  remove(list: number, value: number): boolean;
  length(list: number): number;
  /** Calls back with stretches of the pool that together are the list. */
  each(list: number, visit: (pool: Uint32Array, from: number, to: number) => void): void;
  readonly bytes: number;
};

// A block: [next block or 0, size, used, values…].
const header = 3;
const firstSize = 2;
const mostSize = 512;

export function createLists(): Lists {
  let pool = new Uint32Array(1 << 12);
  let used = 1;
  let heads = new Uint32Array(256);
  let tails = new Uint32Array(256);
  let lengths = new Uint32Array(256);

  const block = (size: number): number => {
    pool = grown(pool, used + header + size);
    const at = used;
    pool[at] = 0;
    pool[at + 1] = size;
    pool[at + 2] = 0;
    used += header + size;
    return at;
  };
  const ensure = (list: number) => {
    heads = grown(heads, list + 1);
    tails = grown(tails, list + 1);
    lengths = grown(lengths, list + 1);
  };
  /** The last block that holds a value; blocks emptied by removals stay for reuse. */
  const lastFilled = (list: number): number => {
    let found = heads[list]!;
    for (let at = found; at !== 0; at = pool[at]!) if (pool[at + 2]! > 0) found = at;
    return found;
  };

  return {
    get bytes() {
      return pool.byteLength + heads.byteLength + tails.byteLength + lengths.byteLength;
    },
    append(list, value) {
      ensure(list);
      if (heads[list] === 0) heads[list] = tails[list] = block(firstSize);
      let at = tails[list]!;
      if (pool[at + 2] === pool[at + 1]) {
        const next = pool[at]! !== 0 ? pool[at]! : block(Math.min(mostSize, pool[at + 1]! * 2));
        pool[at] = next;
        tails[list] = at = next;
      }
      pool[at + header + pool[at + 2]!] = value;
      pool[at + 2]!++;
      lengths[list]!++;
    },
    remove(list, value) {
      for (let at = heads[list] ?? 0; at !== 0; at = pool[at]!) {
        const from = at + header;
        for (let place = from; place < from + pool[at + 2]!; place++) {
          if (pool[place] !== value) continue;
          const last = lastFilled(list);
          const lastPlace = last + header + pool[last + 2]! - 1;
          pool[place] = pool[lastPlace]!;
          pool[last + 2]!--;
          lengths[list]!--;
          tails[list] = last;
          return true;
        }
      }
      return false;
    },
    length: (list) => lengths[list] ?? 0,
    each(list, visit) {
      for (let at = heads[list] ?? 0; at !== 0; at = pool[at]!) {
        const size = pool[at + 2]!;
        if (size > 0) visit(pool, at + header, at + header + size);
      }
    },
  };
}

/** Lists found by a 32-bit key; keys that collide share a list. */
export type KeyedLists = {
  append(key: number, value: number): void;
  remove(key: number, value: number): boolean;
  length(key: number): number;
  each(key: number, visit: (pool: Uint32Array, from: number, to: number) => void): void;
  readonly bytes: number;
};

export function createKeyedLists(): KeyedLists {
  const lists = createLists();
  let keys = new Uint32Array(1024);
  let numbers = new Int32Array(1024).fill(-1);
  let count = 0;

  const place = (key: number): number => {
    const mask = keys.length - 1;
    let at = Math.imul(key, 0x9e3779b1) >>> 0;
    at = (at ^ (at >>> 16)) & mask;
    while (numbers[at]! >= 0 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  };
  const rehash = () => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    keys = new Uint32Array(oldKeys.length * 2);
    numbers = new Int32Array(oldKeys.length * 2).fill(-1);
    for (let at = 0; at < oldKeys.length; at++) {
      if (oldNumbers[at]! < 0) continue;
      const to = place(oldKeys[at]!);
      keys[to] = oldKeys[at]!;
      numbers[to] = oldNumbers[at]!;
    }
  };
  const listOf = (key: number): number => numbers[place(key >>> 0)]!;

  return {
    get bytes() {
      return lists.bytes + keys.byteLength + numbers.byteLength;
    },
    append(key, value) {
      const at = place(key >>> 0);
      if (numbers[at]! < 0) {
        keys[at] = key;
        numbers[at] = count;
        lists.append(count++, value);
        if (count * 2 > keys.length) rehash();
      } else lists.append(numbers[at]!, value);
    },
    remove(key, value) {
      const list = listOf(key);
      return list >= 0 && lists.remove(list, value);
    },
    length(key) {
      const list = listOf(key);
      return list < 0 ? 0 : lists.length(list);
    },
    each(key, visit) {
      const list = listOf(key);
      if (list >= 0) lists.each(list, visit);
    },
  };
}
