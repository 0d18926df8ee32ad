/** Typed arrays that grow as they are filled. */
type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

/** The array itself when it holds `needed` items, else a copy half as big again or more. */
export function grown<T extends Typed>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const bigger = new (array.constructor as new (length: number) => T)(
    Math.max(needed, Math.ceil(array.length * 1.5), 16),
  );
  bigger.set(array);
  return bigger;
}
