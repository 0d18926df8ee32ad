/** From a name as written to its parts; the way in for persons, organisations and things alike. */

import { MAX_PARTS } from '../compare/form-view';
import { readings } from '../script/spellings';
import { readWords } from '../text/words';
import { readOrganisation } from './organisation';
import type { Form, ReadName, Sort } from './part';
import { readPerson } from './person';
import { readThing } from './thing';
import { toToken } from './token';

/** Never throws; what was left out is in `ignored`. */
export function readName(raw: string, sort: Sort): ReadName {
  const { words, ignored } = readWords(raw);
  if (words.length === 0)
    return {
      raw,
      sort,
      forms: [],
      ignored: [...ignored, { code: 'ignored/no-letters', value: raw.slice(0, 40) }],
    };
  const read = { person: readPerson, organisation: readOrganisation, thing: readThing }[sort];
  const forms: Form[] = [];
  for (const reading of readings(words)) {
    const tokens = reading
      .map((placed) => ({ placed, token: toToken(placed) }))
      .filter(({ token }) => token.text !== '' || token.sounds.length > 0);
    if (tokens.length === 0) continue;
    const form = read(tokens);
    forms.push({ ...form, parts: form.parts.slice(0, MAX_PARTS) });
  }
  return { raw, sort, forms, ignored };
}
