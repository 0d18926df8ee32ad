import { expect, test } from 'vitest';
import { askedIn02, askedIn10, QueryBatch02, QueryBatch10 } from './queries';

test.each(['constructor', '__proto__', 'toString', 'valueOf'])(
  'a property called %s is asked for like any other, in both versions',
  (name) => {
    const batch = QueryBatch02.parse({ q: { query: 'Zilvermeer', properties: [{ pid: name, v: 'x' }] } });
    const asked = askedIn02(batch.q!);
    expect(Object.entries(asked.properties)).toEqual([
      ['name', ['Zilvermeer']],
      [name, ['x']],
    ]);
    const conditions = [{ matchType: 'property', propertyId: name, propertyValue: 'x' }];
    const { queries } = QueryBatch10.parse({ queries: [{ conditions }] });
    expect(Object.entries(askedIn10(queries[0]!).properties)).toEqual([[name, ['x']]]);
  },
);
