import { isA } from '@belfry/model';
import type { Entry } from '../entry';
import { addLink } from '../parts';
import type { AdvancedRelation, Held } from './held';

type Shape = { readonly schema: string; readonly from: string; readonly to: string; readonly word: string };
const UNKNOWN: Shape = { schema: 'UnknownLink', from: 'subject', to: 'object', word: 'role' };

/** Relations of a profile to others of the list; what FollowTheMoney has no shape for stays an unknown link with its role. */
export function addRelations(entry: Entry, dataset: string, profileId: string, held: Held): void {
  for (const relation of held.relations.get(profileId) ?? []) {
    const other = held.profiles.get(relation.to);
    if (!other) {
      entry.reject('lists/unknown-reference', 'a profile of this list', `${relation.type}: ${relation.to}`);
      continue;
    }
    const shape = shapeOf(relation, entry, other.schema);
    const link = addLink(entry, { ...shape, other: `${dataset}-${other.key}` });
    link.say(shape.word, relation.type);
    if (shape.schema !== 'Family' && relation.former) link.say('status', 'former');
    link.say('summary', relation.remarks);
    if (relation.id) link.say('recordId', relation.id);
  }
}

function shapeOf(relation: AdvancedRelation, entry: Entry, otherSchema: string): Shape {
  const type = relation.type.toLowerCase();
  const isPerson = entry.schema === 'Person';
  const otherIsLegal = isA(otherSchema, 'LegalEntity');
  if (/family/.test(type) && isPerson && otherSchema === 'Person')
    return { schema: 'Family', from: 'person', to: 'relative', word: 'relationship' };
  if (/associate/.test(type) && isPerson && otherSchema === 'Person')
    return { schema: 'Associate', from: 'person', to: 'associate', word: 'relationship' };
  if (/^owned or controlled by/.test(type) && !isPerson && otherIsLegal) {
    entry.become('Company');
    if (isA(entry.schema, 'Asset')) return { schema: 'Ownership', from: 'asset', to: 'owner', word: 'role' };
  }
  if (/^owns/.test(type) && isA(entry.schema, 'LegalEntity') && isA(otherSchema, 'Asset'))
    return { schema: 'Ownership', from: 'owner', to: 'asset', word: 'role' };
  const toOrganization = isA(otherSchema, 'Organization') && isA(entry.schema, 'LegalEntity');
  if (/leader or official|principal executive|director|officer/.test(type) && toOrganization)
    return { schema: 'Directorship', from: 'director', to: 'organization', word: 'role' };
  if (/acting for|on behalf/.test(type) && isA(entry.schema, 'LegalEntity') && otherIsLegal)
    return { schema: 'Representation', from: 'agent', to: 'client', word: 'role' };
  return UNKNOWN;
}
