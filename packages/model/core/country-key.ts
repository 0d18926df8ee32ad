/**
 * The form under which a country's name is looked up: lower case, no accents, no punctuation, no
 * leading article; `&` is `and`, `St.` is `saint`. Used when the tables are generated and when they
 * are read, so that both agree.
 */
export function countryKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/^\s*(?:the|la|le|les|de|het|die|das)\s+/, '')
    .replace(/(?<!\p{L})([dl])['’]/gu, '$1 ')
    .replace(/^\s*l /, '')
    .replace(/['’ʼʻ`´.·]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bst\b/g, 'saint')
    .trim();
}
