/** Files an entity’s names: their words in the lexicon, their forms in the stream. */
import type { Entity } from '@belfry/model';
import { MAX_PARTS, roleCode } from '../compare/form-view';
import { joinable } from '../compare/options';
import type { Form } from '../names/part';
import { joinTokens, type Token } from '../names/token';
import { prepareNames } from '../prepare';
import { sortsOf } from '../sorts';
import type { Forms } from './forms';
import type { Lexicon } from './lexicon';

type Where = { readonly forms: Forms; readonly lexicon: Lexicon };

export function file(entity: Entity, slot: number, { forms, lexicon }: Where): void {
  const words = new Set<number>();
  for (const sort of sortsOf(entity.schema)) {
    for (const { forms: each } of prepareNames(entity, sort).names) {
      for (const form of each) {
        const parts = form.parts
          .slice(0, MAX_PARTS)
          .map(({ token, role }) => ({ id: lexicon.intern(token), role: roleCode(role) }));
        forms.form(
          { sort, generation: form.generation.code, isHan: form.isHan, legalForms: form.legalForms },
          parts,
        );
        for (const { id } of parts) words.add(id);
        for (const token of joinsOf(form)) words.add(lexicon.intern(token, true));
      }
    }
  }
  for (const id of words) lexicon.postings.append(id, slot);
}

/** Numbers of the joined words under which an entity was filed. */
file.joins = (entity: Entity, lexicon: Lexicon): number[] =>
  sortsOf(entity.schema).flatMap((sort) =>
    prepareNames(entity, sort).names.flatMap(({ forms }) =>
      forms.flatMap((form) => joinsOf(form).map((token) => lexicon.find(token, true))),
    ),
  );

/** Two short neighbours are filed joined too: Jin Ping is found as Jinping. */
function joinsOf({ parts }: Form): Token[] {
  const out: Token[] = [];
  for (let at = 0; at + 1 < Math.min(parts.length, MAX_PARTS); at++) {
    const [first, second] = [parts[at]!, parts[at + 1]!];
    const [a, b] = [first.token, second.token];
    if (a.initial || b.initial || a.number || b.number) continue;
    if (!joinable(a.lettersLength, b.lettersLength)) continue;
    out.push(joinTokens(a, b));
  }
  return out;
}
