/** Invented people and firms in any number, with the long tail of rare words and the few common ones of real lists. */
import type { Entity } from '@belfry/model';

/** A number in [0, 1) that follows from the seed alone. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const given =
  'mohamed ali ahmed maria jan peter anna hassan fatima john ivan sergei elena jose carlos mehmet ayse david michael omar youssef khadija natalia alexander dmitri olga svetlana giorgi nino besim arben piotr agnieszka tomasz jean marie pierre luc sofie thomas emma louis kofi kwame amina ibrahim musa wei li ming jing min ji hyun minh thi raj priya amit fernando lucia paulo ana mihai andrei ioana dragan milan jovana laszlo eva karel jana lars ingrid erik mohammed karim samira tariq bashir abdullah rashid nasser farid leila hamza bilal yasin idris said mustafa kemal hakan emre selim zeynep elif'.split(
    ' ',
  );
const common =
  'ali hassan hussein ahmed khan ibrahim smith garcia lopez silva santos nguyen tran wang li zhang chen kim lee park singh kumar sharma ivanov petrov smirnov kuznetsov popov yilmaz kaya demir celik peeters janssens maes jacobs dubois lambert martin bernard muller schmidt schneider weber kowalski nowak horvat novak papadopoulos hoxha shehu gashi krasniqi diallo traore keita mensah okafor abdi omar mohamud kapanadze beridze sargsyan grigoryan'.split(
    ' ',
  );
const syllables =
  'ba be bo da de di do fa ga gi go ha hi ja ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo wa ya za ze zi cha sha tra bra gri sten berg mann ov ski enko vic ian dze shvili oglu ez ini ard eau son sen'.split(
    ' ',
  );
const firmWords =
  'trading shipping holding international oil energy bank group invest logistics construction general import export'.split(
    ' ',
  );
const forms = ['ltd', 'llc', 'gmbh', 'nv', 'sa', 'bv', 'ooo', 'inc', 'srl', 'fze'];

type Source = { readonly random: () => number; readonly tail: number };

const pick = <T>(list: readonly T[], { random }: Source, skew = 2): T =>
  list[Math.floor(random() ** skew * list.length)]!;

/** A rare word: the same number gives the same word, low numbers come often. */
function rare({ random, tail }: Source): string {
  const number = Math.floor(random() ** 1.7 * tail);
  const own = chance(number * 2654435761);
  const count = 2 + Math.floor(own() * 3);
  return Array.from({ length: count }, () => syllables[Math.floor(own() * syllables.length)]!).join('');
}

const family = (source: Source) => (source.random() < 0.3 ? pick(common, source) : rare(source));
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

function personName(source: Source): string {
  const { random } = source;
  const first = random() < 0.85 ? pick(given, source) : rare(source);
  const parts = random() < 0.35 ? [first, pick(given, source), family(source)] : [first, family(source)];
  if (random() < 0.1) parts.splice(parts.length - 1, 0, 'al');
  return parts.map(capital).join(' ');
}

const firmName = (source: Source) =>
  [
    rare(source),
    pick(firmWords, source),
    ...(source.random() < 0.5 ? [pick(firmWords, source)] : []),
    pick(forms, source),
  ]
    .map(capital)
    .join(' ');

/** Entity number `number` of a population; a fifth are firms, a third have an alias. */
export function invent(number: number, population: number): Entity {
  const source = { random: chance(number + 1), tail: population };
  const firm = source.random() < 0.2;
  const name = firm ? firmName(source) : personName(source);
  const alias = source.random() < 0.33 ? [firm ? name.split(' ')[0]! : personName(source)] : [];
  return {
    id: `e${number}`,
    schema: firm ? 'Company' : 'Person',
    properties: { name: [name], ...(alias.length > 0 && { alias }) },
  };
}

/** One slip: a letter changed, dropped, doubled or two swapped. */
export function slip(name: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  if (name[at] === ' ') return name;
  const kind = random();
  if (kind < 0.3) return name.slice(0, at) + 'aeioulnrst'[Math.floor(random() * 10)] + name.slice(at + 1);
  if (kind < 0.6) return name.slice(0, at) + name.slice(at + 1);
  return kind < 0.8
    ? name.slice(0, at) + name[at] + name.slice(at)
    : name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
}

/** A subject to screen: half are strangers, the rest on the list as they stand, turned round, or with a slip. */
export function subject(number: number, population: number): Entity {
  const random = chance(number + 77_000_001);
  const kind = random();
  const stranger = invent(Math.floor(random() * 1e9) + population * 3, population);
  if (kind < 0.5) return { ...stranger, id: 'q', properties: { name: stranger.properties.name! } };
  const known = invent(Math.floor(random() * population), population);
  const name = known.properties.name![0]!;
  const spelt = kind < 0.7 ? name : kind < 0.85 ? name.split(' ').reverse().join(' ') : slip(name, random);
  return { id: 'q', schema: known.schema, properties: { name: [spelt] } };
}
