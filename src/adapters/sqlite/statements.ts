import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

/** Everything the ledger says to its database. */
export type Statements = Readonly<
  Record<'line' | 'lineById' | 'last' | 'from' | 'position' | 'spent' | 'insert' | 'move' | 'spend', StatementSync>
>;

export function statements(database: DatabaseSync): Statements {
  return {
    line: database.prepare('SELECT line FROM entries WHERE sequence = ?'),
    lineById: database.prepare('SELECT line FROM entries WHERE id = ?'),
    last: database.prepare('SELECT line FROM entries ORDER BY sequence DESC LIMIT 1'),
    from: database.prepare('SELECT line FROM entries WHERE sequence >= ? ORDER BY sequence'),
    position: database.prepare('SELECT sequence FROM streams WHERE name = ?'),
    spent: database.prepare('SELECT sequence FROM spent WHERE d = ?'),
    insert: database.prepare('INSERT INTO entries (sequence, id, line) VALUES (?, ?, ?)'),
    move: database.prepare(
      'INSERT INTO streams (name, sequence) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence',
    ),
    spend: database.prepare('INSERT INTO spent (d, sequence) VALUES (?, ?)'),
  };
}

/** A stored text, or '' for anything else a forged column may hold. */
export function textOf(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
