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
const firstSize = 3;
const mostSize = 512;

export function createLists(): Lists {
  let pool = new Uint32Array(1 << 10);
  let used = 1;
  // A list of one, as most are, has its value where longer ones have their first block.
  let heads = new Uint32Array(256);
  let tails = new Uint32Array(256);
  let lengths = new Uint32Array(256);
  const single = new Uint32Array(1);

  const block = (size: number): number => {
    pool = grown(pool, used + header + size);
    const at = used;
    pool[at] = 0;
    pool[at + 1] = size;
    pool[at + 2] = 0;
    used += header + size;
    return at;
  };
  /** The last block that holds a value; blocks emptied by removals stay for reuse. */
  const lastFilled = (list: number): number => {
    let found = heads[list]!;
    for (let at = found; at !== 0; at = pool[at]!) if (pool[at + 2]! > 0) found = at;
    return found;
  };
  const push = (list: number, value: number) => {
    let at = tails[list]!;
    if (pool[at + 2] === pool[at + 1]) {
      const next = pool[at]! !== 0 ? pool[at]! : block(Math.min(mostSize, pool[at + 1]! * 2));
      pool[at] = next;
      tails[list] = at = next;
    }
    pool[at + header + pool[at + 2]!] = value;
    pool[at + 2]!++;
  };

  return {
    get bytes() {
      return pool.byteLength + heads.byteLength + tails.byteLength + lengths.byteLength;
    },
    append(list, value) {
      heads = grown(heads, list + 1);
      tails = grown(tails, list + 1);
      lengths = grown(lengths, list + 1);
      if (lengths[list]! === 0 && tails[list] === 0) heads[list] = value;
      else {
        if (tails[list] === 0) {
          const first = heads[list]!;
          heads[list] = tails[list] = block(firstSize);
          push(list, first);
        }
        push(list, value);
      }
      lengths[list]!++;
    },
    remove(list, value) {
      if ((lengths[list] ?? 0) === 0) return false;
      if (tails[list] === 0) {
        if (heads[list] !== value) return false;
        lengths[list] = 0;
        return true;
      }
      for (let at = heads[list]!; at !== 0; at = pool[at]!) {
        const from = at + header;
        for (let place = from; place < from + pool[at + 2]!; place++) {
          if (pool[place] !== value) continue;
          const last = lastFilled(list);
          pool[place] = pool[last + header + pool[last + 2]! - 1]!;
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
      if ((lengths[list] ?? 0) === 0) return;
      if (tails[list] === 0) {
        single[0] = heads[list]!;
        visit(single, 0, 1);
        return;
      }
      for (let at = heads[list]!; at !== 0; at = pool[at]!) {
        const size = pool[at + 2]!;
        if (size > 0) visit(pool, at + header, at + header + size);
      }
    },
  };
}
