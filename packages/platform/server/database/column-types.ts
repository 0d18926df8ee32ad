import pg from 'pg';

const asIs = (value: string) => value;

/** Calendar dates stay text: as JavaScript dates they would shift with the machine's time zone. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? asIs : pg.types.getTypeParser(oid, format as 'text'),
};
