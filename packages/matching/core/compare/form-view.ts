/** What the arithmetic of names needs of a form, from an object or from an index. */
import { type Form, roles, roleWeights } from '../names/part';
import type { Token } from '../names/token';

export type FormView = {
  count: number;
  /** Places in `roles`. */
  readonly roles: Uint8Array;
  readonly weights: Float32Array;
  /** Bits that agreement on each part is worth. */
  readonly bits: Float32Array;
  /** Place in `generations`. */
  generation: number;
  legalForms: number;
  isHan: boolean;
};

/** Parts of one form that are compared. */
export const MAX_PARTS = 24;

export const emptyView = (): FormView => ({
  count: 0,
  roles: new Uint8Array(MAX_PARTS),
  weights: new Float32Array(MAX_PARTS),
  bits: new Float32Array(MAX_PARTS),
  generation: 0,
  legalForms: 0,
  isHan: false,
});

const codes = new Map(roles.map((role, code) => [role, code]));
export const roleCode = (role: (typeof roles)[number]): number => codes.get(role)!;
export const weightOfRole = Float32Array.from(roles.map((role) => roleWeights[role]));

/** Bits that agreement on a word is worth; more for a rare word. */
export type Rarity = (token: Token) => number;

export function viewOf(form: Form, rarity: Rarity): FormView {
  const count = Math.min(MAX_PARTS, form.parts.length);
  const view = {
    ...emptyView(),
    count,
    generation: form.generation.code,
    legalForms: form.legalForms,
    isHan: form.isHan,
  };
  for (let at = 0; at < count; at++) {
    const { role, token } = form.parts[at]!;
    view.roles[at] = roleCode(role);
    view.weights[at] = roleWeights[role];
    view.bits[at] = rarity(token);
  }
  return view;
}
