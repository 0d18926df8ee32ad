/** Typed arrays that grow by doubling. */
type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

/** The array itself when it holds `needed` items, else a copy of at least twice the size. */
export function grown<T extends Typed>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const bigger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2, 16));
  bigger.set(array);
  return bigger;
}
