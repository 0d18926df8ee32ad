/** Which characters of a machine-readable zone mean what: line from 0, first character, the one after the last. */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B';

export type Span = readonly [line: number, start: number, end: number];
export type Layout = {
  readonly format: MrzFormat;
  readonly lines: number;
  readonly width: number;
  readonly code: Span;
  readonly issuer: Span;
  readonly number: Span;
  readonly nationality: Span;
  readonly birth: Span;
  readonly sex: Span;
  readonly expiry: Span;
  readonly name: Span;
  readonly optional: readonly Span[];
  /** Only passports have a check digit on the personal number. */
  readonly personal: Span | null;
  /** What the composite check digit covers, and where it stands; visas have none. */
  readonly composite: { readonly over: readonly Span[]; readonly at: Span } | null;
};

const SECOND_LINE = {
  number: [1, 0, 9],
  nationality: [1, 10, 13],
  birth: [1, 13, 19],
  sex: [1, 20, 21],
  expiry: [1, 21, 27],
} as const;
const OVER_SECOND_LINE = [
  [1, 0, 10],
  [1, 13, 20],
] as const;

/** @standard ICAO Doc 9303 parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (visas) */
export const LAYOUTS: Readonly<Record<MrzFormat, Layout>> = {
  TD1: {
    format: 'TD1',
    lines: 3,
    width: 30,
    code: [0, 0, 2],
    issuer: [0, 2, 5],
    number: [0, 5, 14],
    nationality: [1, 15, 18],
    birth: [1, 0, 6],
    sex: [1, 7, 8],
    expiry: [1, 8, 14],
    name: [2, 0, 30],
    optional: [
      [0, 15, 30],
      [1, 18, 29],
    ],
    personal: null,
    composite: {
      over: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
      at: [1, 29, 30],
    },
  },
  TD2: {
    format: 'TD2',
    lines: 2,
    width: 36,
    code: [0, 0, 2],
    issuer: [0, 2, 5],
    ...SECOND_LINE,
    name: [0, 5, 36],
    optional: [[1, 28, 35]],
    personal: null,
    composite: { over: [...OVER_SECOND_LINE, [1, 21, 35]], at: [1, 35, 36] },
  },
  TD3: {
    format: 'TD3',
    lines: 2,
    width: 44,
    code: [0, 0, 2],
    issuer: [0, 2, 5],
    ...SECOND_LINE,
    name: [0, 5, 44],
    optional: [[1, 28, 42]],
    personal: [1, 28, 42],
    composite: { over: [...OVER_SECOND_LINE, [1, 21, 43]], at: [1, 43, 44] },
  },
  'MRV-A': {
    format: 'MRV-A',
    lines: 2,
    width: 44,
    code: [0, 0, 2],
    issuer: [0, 2, 5],
    ...SECOND_LINE,
    name: [0, 5, 44],
    optional: [[1, 28, 44]],
    personal: null,
    composite: null,
  },
  'MRV-B': {
    format: 'MRV-B',
    lines: 2,
    width: 36,
    code: [0, 0, 2],
    issuer: [0, 2, 5],
    ...SECOND_LINE,
    name: [0, 5, 36],
    optional: [[1, 28, 36]],
    personal: null,
    composite: null,
  },
};
