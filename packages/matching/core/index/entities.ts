/** The entities as they were added, as bytes; and what they say besides names, read when first needed. */
import type { Entity } from '@belfry/model';
import { type Facts, hasFacts, readFacts } from '../facts';
import { grown } from './grow';
import { createStringTable } from './string-table';

export type Entities = ReturnType<typeof createEntities>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Bytes of one block; an entity never crosses two. */
const blockSize = 1 << 22;
const mostRemembered = 40_000;

export function createEntities() {
  const ids = createStringTable();
  const words = createStringTable();
  const blocks: Uint8Array[] = [];
  let block = new Uint8Array(1 << 14);
  let used = 0;
  let slotOf = new Int32Array(256).fill(-1);
  let idOf = new Uint32Array(256);
  let blockOf = new Uint32Array(256);
  let from = new Uint32Array(256);
  let length = new Uint32Array(256);
  let schemaOf = new Uint16Array(256);
  let datasetsOf = new Uint32Array(256);
  let topicsOf = new Uint32Array(256);
  let factual = new Uint8Array(256);
  let live = 0;
  let slots = 0;
  const facts = new Map<number, Facts>();

  const write = (bytes: Uint8Array, slot: number) => {
    if (used + bytes.length > block.length) {
      const room = block.length < blockSize ? grown(block, Math.min(blockSize, used + bytes.length)) : block;
      if (used + bytes.length <= room.length) block = room;
      else {
        block = new Uint8Array(Math.max(blockSize, bytes.length));
        used = 0;
        blocks.push(block);
      }
    }
    if (blocks.length === 0) blocks.push(block);
    blocks[blocks.length - 1] = block;
    block.set(bytes, used);
    blockOf[slot] = blocks.length - 1;
    from[slot] = used;
    length[slot] = bytes.length;
    used += bytes.length;
  };
  const find = (id: string): number => {
    const number = ids.find(id);
    return number < 0 ? -1 : (slotOf[number] ?? -1);
  };
  const get = (slot: number): Entity =>
    JSON.parse(decoder.decode(blocks[blockOf[slot]!]!.subarray(from[slot]!, from[slot]! + length[slot]!)));

  return {
    get size() {
      return live;
    },
    get bytes() {
      const arrays = [
        slotOf,
        idOf,
        blockOf,
        from,
        length,
        schemaOf,
        datasetsOf,
        topicsOf,
        factual,
        ...blocks,
      ];
      return ids.bytes + arrays.reduce((sum, array) => sum + array.byteLength, 0);
    },
    /** Slots given out, removed ones too. */
    get slots() {
      return slots;
    },
    find,
    /** Stores the entity in the next slot. */
    add(entity: Entity, slot: number): void {
      const number = ids.intern(entity.id);
      const before = slotOf.length;
      slotOf = grown(slotOf, number + 1);
      if (slotOf.length > before) slotOf.fill(-1, before);
      slotOf[number] = slot;
      idOf = grown(idOf, slot + 1);
      blockOf = grown(blockOf, slot + 1);
      from = grown(from, slot + 1);
      length = grown(length, slot + 1);
      schemaOf = grown(schemaOf, slot + 1);
      datasetsOf = grown(datasetsOf, slot + 1);
      topicsOf = grown(topicsOf, slot + 1);
      factual = grown(factual, slot + 1);
      idOf[slot] = number;
      datasetsOf[slot] = words.intern(JSON.stringify(entity.datasets ?? []));
      topicsOf[slot] = words.intern(JSON.stringify(entity.properties.topics ?? []));
      factual[slot] = hasFacts(entity) ? 1 : 0;
      schemaOf[slot] = words.intern(entity.schema);
      write(encoder.encode(JSON.stringify(entity)), slot);
      slots = Math.max(slots, slot + 1);
      live++;
    },
    remove(slot: number): void {
      slotOf[idOf[slot]!] = -1;
      facts.delete(slot);
      live--;
    },
    isLive: (slot: number): boolean => slotOf[idOf[slot]!] === slot,
    id: (slot: number): string => ids.text(idOf[slot]!),
    /** Number of the schema’s name, for comparing without reading. */
    schemaCode: (slot: number): number => schemaOf[slot]!,
    /** Numbers of the lists of its datasets and topics, likewise. */
    datasetsCode: (slot: number): number => datasetsOf[slot]!,
    topicsCode: (slot: number): number => topicsOf[slot]!,
    /** The text behind a code: a schema’s name, or a list as JSON. */
    word: (code: number): string => words.text(code),
    hasFacts: (slot: number): boolean => factual[slot] === 1,
    get,
    facts(slot: number): Facts {
      const known = facts.get(slot);
      if (known) return known;
      if (facts.size >= mostRemembered) facts.clear();
      const fresh = readFacts(get(slot));
      facts.set(slot, fresh);
      return fresh;
    },
  };
}
