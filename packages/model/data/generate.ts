import type { Generated } from '../../../tools/data';
import { generateSchemata } from './schemata';

export function generate(root: string): Generated[] {
  return [generateSchemata(root)];
}
