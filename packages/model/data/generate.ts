import { generateCountries } from './countries';
import type { Generated } from './generated';
import { generateSchemata } from './schemata';

export function generate(root: string): Generated[] {
  return [generateSchemata(root), ...generateCountries(root)];
}
