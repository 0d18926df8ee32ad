/** Many values under many keys, most keys with one or two: chains in three arrays. */
import { grown } from './grow';

export type Keyed = {
  append(key: number, value: number): void;
  /** Takes one occurrence out. */
  remove(key: number, value: number): boolean;
  each(key: number, visit: (value: number) => void): void;
  readonly bytes: number;
};

/** Keys are 32-bit hashes; two texts of one hash share their values. */
export function createKeyed(): Keyed {
  // Entry n: its key, its value, and the entry after it in the chain (0 for none).
  let keys = new Uint32Array(1024);
  let values = new Uint32Array(1024);
  let next = new Uint32Array(1024);
  let heads = new Uint32Array(1024);
  let count = 1;
  let free = 0;

  const bucket = (key: number) => {
    const mixed = Math.imul(key, 0x9e3779b1) >>> 0;
    return (mixed ^ (mixed >>> 15)) & (heads.length - 1);
  };
  const rehash = () => {
    heads = new Uint32Array(heads.length * 2);
    for (let entry = 1; entry < count; entry++) {
      const at = bucket(keys[entry]!);
      next[entry] = heads[at]!;
      heads[at] = entry;
    }
  };

  return {
    get bytes() {
      return keys.byteLength + values.byteLength + next.byteLength + heads.byteLength;
    },
    append(key, value) {
      let entry = free;
      if (entry !== 0) free = next[entry]!;
      else {
        entry = count++;
        if (entry >= keys.length) {
          const size = Math.ceil(keys.length * 1.5);
          keys = grown(keys, size);
          values = grown(values, size);
          next = grown(next, size);
        }
      }
      keys[entry] = key >>> 0;
      values[entry] = value;
      const at = bucket(key >>> 0);
      next[entry] = heads[at]!;
      heads[at] = entry;
      if (free === 0 && count > heads.length) rehash();
    },
    remove(key, value) {
      const at = bucket(key >>> 0);
      let before = 0;
      for (let entry = heads[at]!; entry !== 0; before = entry, entry = next[entry]!) {
        if (keys[entry] !== key >>> 0 || values[entry] !== value) continue;
        if (before === 0) heads[at] = next[entry]!;
        else next[before] = next[entry]!;
        next[entry] = free;
        free = entry;
        return true;
      }
      return false;
    },
    each(key, visit) {
      const wanted = key >>> 0;
      for (let entry = heads[bucket(wanted)]!; entry !== 0; entry = next[entry]!)
        if (keys[entry] === wanted) visit(values[entry]!);
    },
  };
}
