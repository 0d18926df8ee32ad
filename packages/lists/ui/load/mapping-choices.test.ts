import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellProperties, KEY_COLUMN, type Mapping, roleOf, SCHEMA_COLUMN, withRole } from './mapping-choices';

const start: Mapping = { schema: 'Person', keyColumn: 'id', columns: { naam: 'name', geb: 'birthDate' } };

test.each([
  { column: 'naam', role: 'alias', gives: { ...start, columns: { naam: 'alias', geb: 'birthDate' } } },
  { column: 'geb', role: '', gives: { ...start, columns: { naam: 'name' } } },
  { column: 'nr', role: KEY_COLUMN, gives: { ...start, keyColumn: 'nr' } },
  {
    column: 'id',
    role: 'idNumber',
    gives: { schema: 'Person', columns: { ...start.columns, id: 'idNumber' } },
  },
  { column: 'soort', role: SCHEMA_COLUMN, gives: { ...start, schemaColumn: 'soort' } },
])('$column as $role', ({ column, role, gives }) => {
  expect(withRole(start, column, role)).toEqual(gives);
});

test('a column is what it was last made, and no other column changes but the one it replaces', () => {
  const role = fc.constantFrom('', 'name', 'birthDate', KEY_COLUMN, SCHEMA_COLUMN);
  const column = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(column, role), { minLength: 1 }), (steps) => {
      const empty: Mapping = { schema: 'Person', columns: {} };
      const done = steps.reduce((mapping, [name, as]) => withRole(mapping, name, as), empty);
      const [name, as] = steps.at(-1)!;
      expect(roleOf(done, name)).toBe(as);
    }),
  );
});

test('a person can be filled with a birth date, not with relations', () => {
  expect(cellProperties('Person')).toEqual(expect.arrayContaining(['name', 'birthDate', 'nationality']));
  expect(cellProperties('Person')).not.toContain('ownershipOwner');
  expect(cellProperties('NoSuchSchema')).toEqual([]);
});
