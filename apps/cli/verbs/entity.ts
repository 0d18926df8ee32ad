import type { Profile } from '@belfry/profiles/api';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { forTerminal } from '../output/escape';

type Known = Omit<Profile, 'hits'>;
type Fact = Known['facts'][number];

/** `belfry entity ID`: every value the lists give, with the list it comes from and how it stood there. */
export async function showEntity(
  cli: Cli,
  id: string,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const { profileHere } = await import('../server-side/look-up');
  const profile = await profileHere(id);
  process.stdout.write(options.json ? `${JSON.stringify(profile)}\n` : profileText(cli, profile));
  return EXIT.ok;
}

function profileText({ say }: Cli, profile: Known): string {
  const { caption, schema, canonicalId, datasets, facts, attached, relations } = profile;
  const lists = datasets.map(({ title, edition, listed }) =>
    say(listed ? 'entity.listed' : 'entity.delisted', { title, edition: String(edition) }),
  );
  const sections = [
    [`${caption} (${schema}, ${canonicalId})`, ...lists],
    facts.map((fact) => factText(fact)),
    ...attached.map((one) => [`${one.schema} ${one.caption}`, ...one.facts.map((fact) => factText(fact))]),
    relations.map((one) => {
      const role = one.role ? ` (${one.role})` : '';
      return `${one.direction === 'out' ? '→' : '←'} ${one.via}${role}: ${one.caption} (${one.canonicalId})`;
    }),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.map(forTerminal).join('\n'));
  return `${text.join('\n\n')}\n`;
}

function factText({ prop, value, target, origins }: Fact): string {
  const told = origins.map(({ dataset, original }) =>
    original && original !== value ? `${dataset}: “${original}”` : dataset,
  );
  return `  ${prop}: ${target?.caption ?? value}  [${[...new Set(told)].join('; ')}]`;
}
