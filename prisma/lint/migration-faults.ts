import { loadModule, parseSync, type AlterTableCmd, type AlterTableStmt, type ColumnDef, type Constraint, type IndexStmt, type Node, type RangeVar } from 'libpg-query';

/** What may not be in a migration that is applied while the version before goes on. */
export interface Fault {
  rule: Rule;
  /** Where the statement begins, from 1. */
  line: number;
  why: string;
}

/** Each rule, with why and what to do instead. */
const rules = {
  'index-at-once': 'keeps everybody from writing to the table until the index is made: CREATE INDEX CONCURRENTLY, alone in a migration of its own',
  'not-alone': 'what is made CONCURRENTLY may be in no transaction: it stands alone in its migration',
  'drop-index-at-once': 'waits for everybody who uses the table, and they for it: DROP INDEX CONCURRENTLY, alone in a migration of its own',
  drop: 'the version before still uses it: leave it until a release after the one that stopped',
  rename: 'the version before still uses the old name: add the new one, use both, and drop the old one in a later release',
  'set-not-null': 'looks at every row while nobody may use the table: ADD CONSTRAINT … NOT NULL … NOT VALID, then VALIDATE CONSTRAINT in a migration of its own',
  'column-type': 'writes the whole table anew while nobody may use it: add a column, fill it, use it, and drop the old one in a later release',
  'add-not-null': 'the version before inserts rows without it: give it a default, or let it be null at first',
  'add-rewrites': 'writes the whole table anew while nobody may use it: add the column without, then set the default, then fill it in parts',
  'constraint-at-once': 'looks at every row while nobody may write: ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a migration of its own',
  'unique-at-once': 'makes an index while nobody may use the table: CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD CONSTRAINT … USING INDEX',
  'validate-with-others': 'what the statements before it have locked stays locked while every row is looked at: it stands alone in its migration',
  'two-tables': 'while it waits for the second table nobody may use the first, and whoever has the second and wants the first is in a deadlock with it: a migration for each table',
  'all-rows': 'every row that it changes is locked until the end, and the table may be of any size: do it in parts, in a job',
  'whole-table': 'nobody may use the table meanwhile',
  transaction: 'a migration is one transaction already, which is undone as a whole when it does not have its locks in time',
  'not-read': 'it cannot be read as SQL',
} as const;

export type Rule = keyof typeof rules;

/** Says that a statement is meant, and why: on a line of its own above it. */
const ALLOWED = /^--\s*allow ([\w-]+):\s*(.{20,})$/gm;

interface Statement {
  node: Node;
  /** The comments that stand before it. */
  above: string;
  line: number;
}

/** PostgreSQL's own parser gives places in bytes. */
function statementsOf(sql: string): Statement[] {
  const bytes = Buffer.from(sql);
  let end = 0;
  return (parseSync(sql).stmts ?? []).flatMap(({ stmt, stmt_location: start = 0, stmt_len: length = bytes.length - start }) => {
    const text = bytes.subarray(start, start + length).toString();
    const code = start + Buffer.byteLength(text) - Buffer.byteLength(text.replace(/^(?:\s|--[^\n]*(?:\n|$))+/, ''));
    const above = bytes.subarray(end, code).toString();
    end = start + length;
    return stmt === undefined ? [] : [{ node: stmt, above, line: bytes.subarray(0, code).toString().split('\n').length }];
  });
}

const nameOf = (relation: RangeVar | undefined): string => relation?.relname ?? '';

/** The tables that a migration makes itself: nobody uses them yet. */
function newTables(statements: Statement[]): Set<string> {
  return new Set(statements.flatMap(({ node }) => ('CreateStmt' in node ? [nameOf(node.CreateStmt.relation)] : [])));
}

const callsSomething = (node: unknown): boolean => JSON.stringify(node ?? null).includes('"FuncCall"');

/** Functions that answer the same for a whole statement are computed once, and no row is written. */
const ONCE = new Set(['now', 'transaction_timestamp', 'statement_timestamp']);
const isComputedOnce = (node: unknown): boolean => [...JSON.stringify(node ?? null).matchAll(/"funcname":\[(?:\{"String":\{"sval":"pg_catalog"\}\},)?\{"String":\{"sval":"(\w+)"/g)].every(([, name = '']) => ONCE.has(name));

function addingColumn({ typeName, constraints = [] }: ColumnDef): Rule | null {
  const all = constraints.flatMap((each) => ('Constraint' in each ? [each.Constraint] : []));
  const of = (type: string): Constraint | undefined => all.find(({ contype }) => contype === type);
  const value = of('CONSTR_DEFAULT');
  if (/"sval":"(?:big|small)?serial\d?"/.test(JSON.stringify(typeName ?? null))) return 'add-rewrites';
  if (of('CONSTR_GENERATED') ?? of('CONSTR_IDENTITY')) return 'add-rewrites';
  if (value !== undefined && callsSomething(value.raw_expr) && !isComputedOnce(value.raw_expr)) return 'add-rewrites';
  if (of('CONSTR_PRIMARY') ?? of('CONSTR_UNIQUE')) return 'unique-at-once';
  if (of('CONSTR_FOREIGN') ?? of('CONSTR_CHECK')) return 'constraint-at-once';
  return of('CONSTR_NOTNULL') !== undefined && value === undefined ? 'add-not-null' : null;
}

function addingConstraint({ contype, skip_validation: notValid, indexname }: Constraint): Rule | null {
  if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY') return indexname === undefined ? 'unique-at-once' : null;
  if (contype === 'CONSTR_EXCLUSION') return 'unique-at-once';
  return notValid === true ? null : 'constraint-at-once';
}

function changing({ subtype, def }: AlterTableCmd, alone: boolean): Rule | null {
  switch (subtype) {
    case 'AT_AddColumn':
      return def !== undefined && 'ColumnDef' in def ? addingColumn(def.ColumnDef) : null;
    case 'AT_AddConstraint':
      return def !== undefined && 'Constraint' in def ? addingConstraint(def.Constraint) : null;
    case 'AT_ValidateConstraint':
      return alone ? null : 'validate-with-others';
    case 'AT_SetNotNull':
      return 'set-not-null';
    case 'AT_AlterColumnType':
      return 'column-type';
    case 'AT_DropColumn':
      return 'drop';
    case 'AT_SetTableSpace':
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return 'whole-table';
    default:
      return null;
  }
}

const altering = ({ relation, cmds = [] }: AlterTableStmt, made: Set<string>, alone: boolean): (Rule | null)[] =>
  made.has(nameOf(relation)) ? [] : cmds.map((each) => ('AlterTableCmd' in each ? changing(each.AlterTableCmd, alone && cmds.length === 1) : null));

function indexing({ relation, concurrent }: IndexStmt, made: Set<string>, alone: boolean): Rule | null {
  if (concurrent === true) return alone ? null : 'not-alone';
  return made.has(nameOf(relation)) ? null : 'index-at-once';
}

function rulesBroken(node: Node, made: Set<string>, alone: boolean): (Rule | null)[] {
  if ('AlterTableStmt' in node) return altering(node.AlterTableStmt, made, alone);
  if ('IndexStmt' in node) return [indexing(node.IndexStmt, made, alone)];
  if ('RenameStmt' in node) return [['OBJECT_TABLE', 'OBJECT_COLUMN', 'OBJECT_TYPE'].includes(node.RenameStmt.renameType ?? '') && !made.has(nameOf(node.RenameStmt.relation)) ? 'rename' : null];
  if ('DropStmt' in node) {
    const { removeType, concurrent } = node.DropStmt;
    if (removeType === 'OBJECT_INDEX') return [concurrent !== true ? 'drop-index-at-once' : alone ? null : 'not-alone'];
    return [['OBJECT_TABLE', 'OBJECT_TYPE', 'OBJECT_FUNCTION', 'OBJECT_VIEW', 'OBJECT_SEQUENCE', 'OBJECT_SCHEMA'].includes(removeType ?? '') ? 'drop' : null];
  }
  if ('UpdateStmt' in node) return [made.has(nameOf(node.UpdateStmt.relation)) ? null : 'all-rows'];
  if ('DeleteStmt' in node) return [made.has(nameOf(node.DeleteStmt.relation)) ? null : 'all-rows'];
  if ('TruncateStmt' in node || 'LockStmt' in node || 'VacuumStmt' in node || 'RepackStmt' in node || 'ClusterStmt' in node || 'ReindexStmt' in node) return ['whole-table'];
  return ['TransactionStmt' in node ? 'transaction' : null];
}

/** The table, of those that are used already, which a statement closes to others. */
function closes(node: Node, made: Set<string>): string | null {
  const relation = 'AlterTableStmt' in node ? node.AlterTableStmt.relation : 'RenameStmt' in node ? node.RenameStmt.relation : 'CreateTrigStmt' in node ? node.CreateTrigStmt.relation : undefined;
  const name = nameOf(relation);
  return name === '' || made.has(name) ? null : name;
}

/** What is wrong with a migration, unless a line above the statement says that it is meant, and why: `-- allow drop: nobody has read it since 0.3`. */
export async function faultsOf(sql: string): Promise<Fault[]> {
  await loadModule();
  let statements: Statement[];
  try {
    statements = statementsOf(sql);
  } catch (error) {
    return [{ rule: 'not-read', line: 1, why: `${rules['not-read']}: ${String(error)}` }];
  }
  const made = newTables(statements);
  const first = statements.map(({ node }) => closes(node, made)).find((name) => name !== null);
  return statements.flatMap(({ node, above, line }) => {
    const allowed = new Set([...above.matchAll(ALLOWED)].map(([, rule]) => rule));
    const another = ![null, first].includes(closes(node, made));
    const broken = [...rulesBroken(node, made, statements.length === 1), another ? ('two-tables' as const) : null].filter((rule) => rule !== null);
    return [...new Set(broken)].filter((rule) => !allowed.has(rule)).map((rule) => ({ rule, line, why: rules[rule] }));
  });
}
