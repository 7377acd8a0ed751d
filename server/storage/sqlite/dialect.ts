import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { StorageLane } from '../port.ts';
import type { Turnstile } from './turnstile.ts';

const MOST_STATEMENTS = 500;

/** Kysely over one node:sqlite connection, shared through `turnstile` with the custody path. */
export function nodeSqliteDialect(
  db: DatabaseSync,
  turnstile: Turnstile,
  lane: StorageLane,
): Dialect {
  const connection = connectionOver(db);
  let leave = () => {};
  const run = (statement: string) => async (on: DatabaseConnection) => {
    await on.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => ({
      async init() {},
      async acquireConnection() {
        leave = await turnstile.enter(lane);
        return connection;
      },
      beginTransaction: run('begin immediate'),
      commitTransaction: run('commit'),
      rollbackTransaction: run('rollback'),
      async releaseConnection() {
        leave();
      },
      async destroy() {},
    }),
  };
}

function connectionOver(db: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    const statement = db.prepare(sql);
    const one = { statement, gives: statement.columns().length > 0 };
    statements.set(sql, one);
    return one;
  };
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { statement, gives } = prepared(sql);
      const values = parameters.map(storable);
      if (gives) {
        // SQLite's rows have the columns that the query named; their types are Kysely's claim.
        return { rows: statement.all(...values) as Row[] };
      }
      const { changes } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    // biome-ignore lint/correctness/useYield: nothing is streamed from SQLite.
    async *streamQuery() {
      throw new RangeError('not streamed');
    },
  };
}

/** A statement, and whether it gives rows: asking each time costs more than many an answer. */
interface Prepared {
  statement: StatementSync;
  gives: boolean;
}

function storable(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}`);
}
