import type { Generated } from '../../../tools/data';
import { generateCountries } from './countries';
import { generateSchemata } from './schemata';

export function generate(root: string): Generated[] {
  return [generateSchemata(root), ...generateCountries(root)];
}
