export type JsonText = {
  /** A member that stands twice in one object, by its name; null when none does. */
  readonly twice: string | null;
  /** Values of all kinds, those inside others too. */
  readonly values: number;
  /** Objects and arrays inside each other. */
  readonly depth: number;
};

const MARK = /["{}[\],]/g;

/**
 * What a JSON text would cost and whether it says one thing only, without building anything of it.
 *
 * @param text  JSON; of what is none the figures mean nothing
 * @standard    RFC 7493 (I-JSON) §2.3: of a member that stands twice, readers disagree which counts
 */
export function lookAtJson(text: string): JsonText {
  // The names met in each open object; null for an array.
  const open: (Set<string> | null)[] = [];
  let [values, depth] = [1, 0];
  let twice: string | null = null;
  let isName = false;
  for (let at = 0; ; ) {
    MARK.lastIndex = at;
    const found = MARK.exec(text);
    if (!found) return { twice, values, depth };
    at = found.index + 1;
    const mark = found[0];
    if (mark === '"') {
      const end = endOfText(text, at);
      if (isName) twice ??= met(open.at(-1), text.slice(at, end));
      isName = false;
      at = end + 1;
    } else if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? new Set() : null);
      isName = mark === '{';
      depth = Math.max(depth, open.length);
      values++;
    } else if (mark === ',') {
      isName = open.at(-1) instanceof Set;
      values++;
    } else {
      open.pop();
      isName = false;
    }
  }
}

/** Where the text that begins at `from` ends: at a quote with an even number of backslashes before it. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function met(names: Set<string> | null | undefined, written: string): string | null {
  if (!names) return null;
  const name = written.includes('\\') ? unescaped(written) : written;
  if (names.has(name)) return name;
  names.add(name);
  return null;
}

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}
