/** Abdulrahman, Abderrahmane, Abdirahman: one name, whatever the article between its halves. */
const servant = /^[ae]bd(?:[aeou]{1,2}[lrnzs]?|[aeiou])(?=[bcdfghjklmnqrstvwz][aeiouhk]|[aeiou][a-z]{3})/;
const assimilated = /^[ae]bd[aeiou]{1,2}([rnszdt])\1/;

/** `abd` and whose servant; any other word as it is. */
export function servantOf(written: string): string {
  if (written.length < 7 || !/^[ae]bb?d/.test(written)) return written;
  const word = written.replace(/^(.)bb/, '$1b');
  const doubled = assimilated.exec(word);
  if (doubled) return `abd${word.slice(doubled[0].length - 1)}`;
  const found = servant.exec(word);
  return found ? `abd${word.slice(found[0].length)}` : word;
}
