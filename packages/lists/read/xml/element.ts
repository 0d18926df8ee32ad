/** An element of a list entry, held whole; entries are bounded, so these trees are. */
export type XmlElement = {
  /** Without namespace prefix. */
  readonly name: string;
  /** Without namespace prefixes; has no prototype. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, of all its pieces together, untrimmed. */
  readonly text: string;
  /** Line of its start tag, 1-based. */
  readonly line: number;
};

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** All children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? [];

/** All elements under the element that the path of names leads to. */
export function descendants(element: XmlElement | undefined, ...path: string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = element ? [element] : [];
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name));
  return found;
}

/** The trimmed text of the first child of that name; empty when there is none. */
export const textOf = (element: XmlElement | undefined, name: string): string =>
  child(element, name)?.text.trim() ?? '';

/** The trimmed, non-empty texts that the path leads to. */
export const textsOf = (element: XmlElement | undefined, ...path: string[]): string[] =>
  descendants(element, ...path)
    .map((one) => one.text.trim())
    .filter((text) => text !== '');

/** The trimmed value of an attribute; empty when there is none. */
export const attribute = (element: XmlElement | undefined, name: string): string =>
  element?.attributes[name]?.trim() ?? '';
