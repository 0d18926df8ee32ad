import { property, type StatedValue, schema } from '@belfry/model';
import { ListFileError, type ReadEvent } from '../../core/record';
import {
  addFtmEntity,
  addFtmValue,
  type FtmContext,
  type FtmValue,
  ftmRejection,
  scalarText,
} from './ftm-entity';
import type { JsonObject } from './json-records';

const MOST_STATEMENT_CHARS = 400_000_000;

/** Statements of one entity may stand anywhere in the file: they are gathered before any entity is told. */
export function statementGatherer() {
  const byId = new Map<
    string,
    { readonly line: number; readonly schemata: Set<string>; readonly said: FtmValue[] }
  >();
  let chars = 0;
  return {
    take(value: JsonObject, line: number): void {
      const id = scalarText(value.canonical_id) || scalarText(value.entity_id) || '';
      const [prop, text] = [String(value.prop), scalarText(value.value)];
      const entity = byId.get(id) ?? { line, schemata: new Set<string>(), said: [] };
      byId.set(id, entity);
      chars += prop.length + (text?.length ?? 0);
      if (chars > MOST_STATEMENT_CHARS)
        throw new ListFileError(
          'lists/too-large',
          { line },
          `at most ${MOST_STATEMENT_CHARS} characters`,
          'more',
        );
      if (typeof value.schema === 'string') entity.schemata.add(value.schema);
      const [original, lang] = [scalarText(value.original_value), scalarText(value.lang)];
      if (prop !== 'id')
        entity.said.push({ prop, text, maxLength: 0, ...(original && { original }), ...(lang && { lang }) });
    },
    *events(): Generator<ReadEvent> {
      for (const [id, { line, schemata, said }] of byId) {
        const context: FtmContext = { line, rejected: [], entities: [] };
        const schemaName = narrowest([...schemata]);
        const values = new Map<string, StatedValue>();
        const known = addFtmEntity({ id, schema: schemaName, properties: {} }, context, 0);
        for (const given of known === null ? [] : said) {
          const found = property(schemaName, given.prop);
          if (found && !found.stub) addFtmValue({ ...given, maxLength: found.maxLength }, values, context);
          else if (!found)
            context.rejected.push(
              ftmRejection({
                line,
                code: 'lists/unknown-property',
                expected: `a property of ${schemaName}`,
                found: given.prop,
                lost: 'value',
              }),
            );
        }
        if (known !== null)
          yield {
            kind: 'record',
            key: id,
            at: { line },
            entities: [{ id, schema: schemaName, values: [...values.values()] }],
          };
        yield* context.rejected;
      }
    },
  };
}

const narrowest = (names: readonly string[]): string =>
  names.reduce(
    (narrow, name) =>
      (schema(name)?.schemata.length ?? 0) > (schema(narrow)?.schemata.length ?? 0) ? name : narrow,
    names[0] ?? '',
  );
