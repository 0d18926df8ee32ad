import { CountryText, Go, Mono, NameText, useMaybeWord, visible } from '@belfry/ui-kit';
import type { Fact } from '../core/api';
import { profilePaths } from './paths';

/** One value as its type is read: a name in its script, a country by name, an identifier in figures, a link to what it means. */
export function ValueText({
  fact,
}: {
  readonly fact: Pick<Fact, 'type' | 'value' | 'target' | 'transliteration'>;
}) {
  const word = useMaybeWord();
  const { type, value, target, transliteration } = fact;
  if (target) {
    return (
      <Go to={profilePaths.profile(target.canonicalId)}>
        <bdi>{visible(target.caption)}</bdi>
      </Go>
    );
  }
  if (type === 'name' || transliteration) return <NameText name={value} transliteration={transliteration} />;
  if (type === 'country') return <CountryText code={value} />;
  if (type === 'topic') return word(`topic.${value}`, value);
  if (type === 'gender') return word(`gender.${value}`, value);
  if (type === 'url') return <SafeLink address={value} />;
  if (['date', 'identifier', 'iban', 'phone', 'checksum', 'number'].includes(type))
    return <Mono>{visible(value)}</Mono>;
  return <bdi style={{ whiteSpace: 'pre-line' }}>{visible(value)}</bdi>;
}

/** Only addresses of the web become links; anything else a list may have written stays text. */
function SafeLink({ address }: { readonly address: string }) {
  if (!/^https?:\/\//i.test(address)) return <Mono>{visible(address)}</Mono>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      <bdi>{visible(address)}</bdi>
    </a>
  );
}
