/** A refusal a user can meet is a value with a stable code; a broken promise of our own throws. */
export type Result<Value, Problem extends { code: string }> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
export const err = <Problem extends { code: string }>(error: Problem) => ({ ok: false, error }) as const;
