import type { Profile } from '../../core/api';
import { factGroups, inForce, statedBy } from './fact-groups';

export type ProfileWords = {
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly prop: (name: string) => string;
  readonly schema: (name: string) => string;
  /** A code in words; `type` is FollowTheMoney's. */
  readonly value: (type: string, value: string) => string;
};

/** A profile as plain text: every fact in force with the lists that state it. */
export function profileText(profile: Profile, words: ProfileWords, address: string): string {
  const { say, prop, schema } = words;
  const facts = (all: Profile['facts']) =>
    factGroups(all.filter(inForce)).flatMap((group) =>
      group.facts.map((fact) => {
        const value = fact.target ? fact.target.caption : words.value(fact.type, fact.value);
        const other = fact.transliteration ? ` (${fact.transliteration})` : '';
        return `${prop(group.prop)}: ${value}${other} [${statedBy(fact).join(', ')}]`;
      }),
    );
  const lists = profile.datasets.map(
    (list) =>
      `${list.title} (${say('profile.edition')} ${list.edition}${list.listed ? '' : `, ${say('profile.delisted')}`})`,
  );
  const sections = [
    [
      `${profile.caption}${profile.captionTransliteration ? ` (${profile.captionTransliteration})` : ''}`,
      schema(profile.schema),
      `${say('profile.lists')}: ${lists.join('; ')}`,
    ],
    facts(profile.facts),
    ...profile.attached.map((entity) => [
      `${schema(entity.schema)}: ${entity.caption}`,
      ...facts(entity.facts),
    ]),
    profile.relations.map(
      (one) =>
        `${one.direction === 'out' ? '→' : '←'} ${one.role ?? (/^[A-Z]/.test(one.via) ? schema(one.via) : prop(one.via))}: ${one.caption} [${one.datasets.join(', ')}]`,
    ),
    [profile.asOf ? say('asof.as-of', { date: profile.asOf }) : '', address].filter(Boolean),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
