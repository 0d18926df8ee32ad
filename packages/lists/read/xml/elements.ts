import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type ListFile, ListFileError, type Position } from '../../core/record';
import { decodedText, type TextOptions } from '../bytes';
import type { XmlElement } from './element';

/** What one document may cost; beyond, it is refused. */
export type XmlLimits = {
  readonly depth: number;
  /** Characters of one text, attribute list, comment, instruction or DOCTYPE. */
  readonly pieceChars: number;
  /** Elements of one entry. */
  readonly entryElements: number;
  /** Characters of one entry, attributes included. */
  readonly entryChars: number;
};

export const XML_LIMITS: XmlLimits = {
  depth: 64,
  pieceChars: 1_000_000,
  entryElements: 200_000,
  entryChars: 16_000_000,
};

export type XmlOptions = TextOptions & {
  readonly xml?: Partial<XmlLimits>;
  /** Local names of the elements to hand over whole. */
  readonly pick: ReadonlySet<string>;
  /** Local names of the elements to hand over by their start tag alone, when not inside a picked one. */
  readonly shallow?: ReadonlySet<string>;
  /** Told the root element, without its children, before anything is handed over. */
  readonly root?: (root: XmlElement) => void;
};

const STEP_CHARS = 32 * 1024;

/**
 * Hands over the picked elements of an XML document one by one, each as a small tree; never holds the document.
 *
 * Nothing is expanded but XML's five entities and character references; nothing outside is fetched.
 *
 * @throws ListFileError `lists/xml-truncated`, `lists/xml-broken`, `lists/xml-entities` (a DOCTYPE that declares
 *         any), `lists/xml-too-deep`, `lists/xml-too-large`, with line and element path; and as `decodedText`
 * @standard XML 1.0
 */
export async function* xmlElements(file: ListFile, options: XmlOptions): AsyncGenerator<XmlElement> {
  const walk = walker(options);
  for await (const text of decodedText(file, options)) {
    for (let at = 0; at < text.length; at += STEP_CHARS) {
      walk.write(text.slice(at, at + STEP_CHARS));
      yield* walk.taken();
    }
  }
  walk.end();
  yield* walk.taken();
}

/** Counts what has been read and refuses what is too much, naming the place. */
function guard(limits: XmlLimits, here: () => Position) {
  let elements = 0;
  let chars = 0;
  const refuse = (code: string, expected: string, found: string) =>
    new ListFileError(code, here(), expected, found);
  const tooLarge = (most: number, of: string, found: number) =>
    refuse('lists/xml-too-large', `at most ${most} ${of}`, String(found));
  return {
    refuse,
    entry() {
      elements = chars = 0;
    },
    element() {
      if (++elements > limits.entryElements)
        throw tooLarge(limits.entryElements, 'elements in an entry', elements);
    },
    chars(length: number) {
      chars += length;
      if (chars > limits.entryChars) throw tooLarge(limits.entryChars, 'characters in an entry', chars);
    },
    piece(length: number) {
      if (length > limits.pieceChars) throw tooLarge(limits.pieceChars, 'characters in one piece', length);
    },
    depth(depth: number, name: string) {
      if (depth >= limits.depth)
        throw refuse('lists/xml-too-deep', `at most ${limits.depth} levels`, `<${name}>`);
    },
  };
}

type Guard = ReturnType<typeof guard>;
type Open = XmlElement & { children: XmlElement[]; text: string };

function walker(options: XmlOptions) {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  const state = { last: '', ended: false, sinceEvent: 0 };
  const here = (): Position => {
    const element = path.length > 0 ? `/${path.join('/')}` : state.last;
    return { line: parser.line, ...(element && { element }) };
  };
  const guarded = guard({ ...XML_LIMITS, ...options.xml }, here);
  const trees = treeBuilder(options, guarded);
  const event = (chars: number) => {
    state.sinceEvent = 0;
    guarded.piece(chars);
  };
  parser.on('error', (error) => {
    if (!state.ended)
      throw guarded.refuse('lists/xml-broken', 'well-formed XML', error.message.replace(/^.*?\d+:\d+: /, ''));
    const expected = path.length > 0 ? `</${path.at(-1)}>` : 'an element';
    throw guarded.refuse('lists/xml-truncated', expected, 'the end of the file');
  });
  parser.on('doctype', (doctype) => {
    event(doctype.length);
    if (/<!ENTITY|%/i.test(doctype))
      throw guarded.refuse('lists/xml-entities', 'no entity declarations', doctype.trim().slice(0, 120));
  });
  parser.on('comment', (comment) => event(comment.length));
  parser.on('processinginstruction', ({ body }) => event(body.length));
  parser.on('opentag', (tag) => {
    event(0);
    const name = localName(tag.name);
    guarded.depth(path.length, name.slice(0, 60));
    if (path.length === 0) options.root?.(elementOf(name, tag, parser.line));
    path.push(name.slice(0, 80));
    trees.open(name, tag, parser.line);
  });
  const text = (value: string) => {
    event(value.length);
    trees.text(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    event(0);
    state.last = `/${path.join('/')}`;
    path.pop();
    trees.close();
  });
  return {
    taken: trees.taken,
    write(chunk: string) {
      parser.write(chunk);
      state.sinceEvent += chunk.length;
      guarded.piece(state.sinceEvent - STEP_CHARS);
    },
    end() {
      state.ended = true;
      parser.close();
    },
  };
}

function treeBuilder({ pick, shallow }: XmlOptions, guarded: Guard) {
  const open: Open[] = [];
  let ready: XmlElement[] = [];
  return {
    open(name: string, tag: SaxesTagPlain, line: number) {
      if (open.length === 0 && shallow?.has(name)) ready.push(elementOf(name, tag, line));
      if (open.length === 0 && !pick.has(name)) return;
      if (open.length === 0) guarded.entry();
      guarded.element();
      const element = elementOf(name, tag, line);
      let chars = name.length;
      for (const [key, value] of Object.entries(element.attributes)) {
        guarded.piece(value.length);
        chars += key.length + value.length;
      }
      guarded.chars(chars);
      open.push(element);
    },
    text(value: string) {
      const current = open.at(-1);
      if (!current) return;
      guarded.chars(value.length);
      current.text += value;
    },
    close() {
      const closed = open.pop();
      if (!closed) return;
      const parent = open.at(-1);
      if (parent) parent.children.push(closed);
      else ready.push(closed);
    },
    taken(): XmlElement[] {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

function elementOf(name: string, tag: SaxesTagPlain, line: number) {
  const attributes: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(tag.attributes)) attributes[localName(key)] = value;
  return { name, attributes, children: [] as XmlElement[], text: '', line };
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
