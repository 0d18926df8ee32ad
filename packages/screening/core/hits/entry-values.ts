import { type Properties, property } from '@belfry/model';

export type EntryValue = {
  readonly prop: string;
  readonly value: string;
  /** Names are shown in Latin letters too. */
  readonly isName: boolean;
  /** Lists that say so. */
  readonly datasets: string[];
};

type Member = { readonly dataset: string; readonly schema: string; readonly properties: Properties };

/** Every value its lists have of an entry, each once, with all the lists that say it; references to other entries left out. */
export function valuesOf(members: readonly Member[]): EntryValue[] {
  const values = new Map<string, EntryValue>();
  for (const { dataset, schema, properties } of members)
    for (const [prop, all] of Object.entries(properties)) {
      const type = property(schema, prop)?.type ?? 'string';
      if (type === 'entity') continue;
      for (const value of all) {
        const key = JSON.stringify([prop, value]);
        const known = values.get(key);
        if (!known) values.set(key, { prop, value, isName: type === 'name', datasets: [dataset] });
        else if (!known.datasets.includes(dataset)) known.datasets.push(dataset);
      }
    }
  return [...values.values()];
}
