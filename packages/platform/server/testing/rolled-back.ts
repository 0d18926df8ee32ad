import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** What a `pg` client and PGlite's stand-in for it share. */
export type OneClient = {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: unknown[]; rowCount: number | null; command: string }>;
};

const waitMs = 5_000;

/**
 * A dialect on one connection that is inside a transaction already: transactions become savepoints, so that
 * everything can be rolled back at the end of a test. A statement outside a transaction that fails leaves no mark.
 *
 * @limits  isolation levels and access modes of inner transactions are not applied
 */
export const rolledBackDialect = (client: OneClient): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new SavepointDriver(client),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

class OneConnection implements DatabaseConnection {
  depth = 0;
  constructor(readonly client: OneClient) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.depth > 0) return this.run(query);
    await this.client.query('savepoint statement');
    try {
      return await this.run(query);
    } catch (error) {
      await this.client.query('rollback to savepoint statement');
      throw error;
    } finally {
      await this.client.query('release savepoint statement');
    }
  }

  // biome-ignore lint/correctness/useYield: the shape of Kysely; no test streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streaming needs a cursor; read pages instead');
  }

  private async run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount, command } = await this.client.query(query.sql, [...query.parameters]);
    const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
    return { rows: (rows ?? []) as Row[], ...(counted && { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }
}

class SavepointDriver implements Driver {
  private readonly connection: OneConnection;
  private tail: Promise<void> = Promise.resolve();
  private free: () => void = () => {};

  constructor(client: OneClient) {
    this.connection = new OneConnection(client);
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.tail;
    let free = () => {};
    this.tail = new Promise((resolve) => {
      free = resolve;
    });
    const waited = await Promise.race([before.then(() => true), sleepUnref(waitMs)]);
    if (waited !== true) {
      before.then(free);
      throw new Error('the only connection is taken: inside a transaction, pass the transaction on');
    }
    this.free = free;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    this.free();
  }

  async beginTransaction(connection: OneConnection): Promise<void> {
    connection.depth += 1;
    await connection.client.query(`savepoint inner_${connection.depth}`);
  }

  async commitTransaction(connection: OneConnection): Promise<void> {
    await connection.client.query(`release savepoint inner_${connection.depth}`);
    connection.depth -= 1;
  }

  async rollbackTransaction(connection: OneConnection): Promise<void> {
    await connection.client.query(`rollback to savepoint inner_${connection.depth}`);
    await connection.client.query(`release savepoint inner_${connection.depth}`);
    connection.depth -= 1;
  }

  async savepoint(connection: OneConnection, name: string): Promise<void> {
    await connection.client.query(`savepoint "${name}"`);
  }

  async rollbackToSavepoint(connection: OneConnection, name: string): Promise<void> {
    await connection.client.query(`rollback to savepoint "${name}"`);
  }

  async releaseSavepoint(connection: OneConnection, name: string): Promise<void> {
    await connection.client.query(`release savepoint "${name}"`);
  }
}

const sleepUnref = (ms: number) =>
  new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), ms).unref();
  });
