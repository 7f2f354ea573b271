/** LANDESK's tables (those the adapter reads) in SQLite, filled with the sample company's Windows machines. */
import { DatabaseSync } from 'node:sqlite';
import type { Company, CompanyDevice } from '../../../local/company/types.ts';
import type { ResultSet, Value } from './tokens.ts';
import { parametersOf, SqlError, translate } from './tsql.ts';

const TABLES: Record<string, string[]> = {
  Computer: [
    'Computer_Idn',
    'DISPLAYNAME',
    'DEVICEID',
    'TYPE',
    'LASTUPDINVSVR',
    'HWLASTSCANDATE',
    'SWLASTSCANDATE',
    'VALASTSCANDATE',
    'SECURITYLASTSCANDATE',
  ],
  LDAPUserAttrV: ['Computer_Idn', 'EMAILADDR', 'DEPARTMENT'],
  CompSystem: ['Computer_Idn', 'MODEL', 'MANUFACTURER', 'SERIALNUM', 'SYSTEMVERSION'],
  BitLocker: ['Computer_Idn', 'PROTECTIONSTATUS', 'CONVERSIONSTATUS', 'GENENCRYPT', 'ENCRYPTIONPERCENTAGE'],
  OSNT: ['Computer_Idn', 'CURRENTBUILD', 'CURRENTVERSION', 'RELEASEID'],
  Operating_System: ['Computer_Idn', 'OSTYPE'],
  CVDetectedV: ['Computer_Idn', 'Vul_ID', 'VulType', 'VulSeverity', 'Title', 'Reason'],
  BoundAdapter: ['Computer_Idn', 'PhysAddress', 'FirewallEnabled'],
  AppSoftwareSuites: ['Computer_Idn', 'SuiteName', 'Version', 'Publisher', 'InstallDate'],
};

export interface Database {
  /** @throws SqlError as SQL Server would: 102, 137, 207, 208 */
  query(statement: string, parameters: Map<string, Value>): ResultSet;
  close(): void;
}

export interface DatabaseOptions {
  company: Company;
  /** IANA zone of the core server: its datetimes have none. */
  timeZone: string;
}

/** Makes and fills the tables. */
export function openDatabase(options: DatabaseOptions): Database {
  const database = new DatabaseSync(':memory:');
  for (const [table, columns] of Object.entries(TABLES)) {
    const definitions = columns.map(
      (column) => `"${column}" ${column === 'Computer_Idn' ? 'INTEGER' : 'COLLATE NOCASE'}`,
    );
    database.exec(`CREATE TABLE "${table}" (${definitions.join(', ')})`);
  }
  database.exec(
    'CREATE TABLE information_schema_columns (TABLE_NAME COLLATE NOCASE, COLUMN_NAME COLLATE NOCASE)',
  );
  fill(database, options);
  for (const table of Object.keys(TABLES))
    database.exec(`CREATE INDEX "by_${table}" ON "${table}" (Computer_Idn)`);
  database.exec('CREATE INDEX by_email ON LDAPUserAttrV (EMAILADDR)');
  database.exec('CREATE INDEX by_serial ON CompSystem (SERIALNUM)');
  database.exec('CREATE INDEX by_mac ON BoundAdapter (PhysAddress)');
  return {
    query: (statement, parameters) => run(database, statement, parameters),
    close: () => database.close(),
  };
}

function run(database: DatabaseSync, statement: string, parameters: Map<string, Value>): ResultSet {
  const missing = parametersOf(statement).find((name) => !parameters.has(name));
  if (missing) throw new SqlError(137, `Must declare the scalar variable "@${missing}".`);
  const sql = translate(statement);
  try {
    const prepared = database.prepare(sql);
    prepared.setReadBigInts(true);
    prepared.setReturnArrays(true);
    prepared.setAllowUnknownNamedParameters(true);
    const named = Object.fromEntries([...parameters].map(([name, value]) => [`@${name}`, value]));
    return {
      columns: prepared.columns().map(({ name }) => name),
      rows: prepared.all(named) as unknown as Value[][],
    };
  } catch (error) {
    throw asSqlServerSays(error);
  }
}

function asSqlServerSays(error: unknown): SqlError {
  const message = error instanceof Error ? error.message : String(error);
  const table = /no such table: (\S+)/.exec(message);
  if (table) return new SqlError(208, `Invalid object name '${table[1]}'.`);
  const column = /no such column: (\S+)/.exec(message);
  if (column) return new SqlError(207, `Invalid column name '${column[1]}'.`);
  return new SqlError(102, `Incorrect syntax. ${message}`);
}

function fill(database: DatabaseSync, options: DatabaseOptions): void {
  const inserts = new Map(
    Object.entries(TABLES).map(([table, columns]) => [
      table,
      database.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => '?').join(', ')})`),
    ]),
  );
  const insert = (table: string, ...values: (string | number | null)[]) => inserts.get(table)?.run(...values);
  const local = zoned(options.timeZone);

  database.exec('BEGIN');
  for (const [table, columns] of Object.entries(TABLES)) {
    for (const column of columns) {
      database.prepare('INSERT INTO information_schema_columns VALUES (?, ?)').run(table, column);
    }
  }
  for (const number of options.company.numbers('landesk', ['Windows'])) {
    const device = options.company.device(number);
    if (device) writeMachine(device, insert, local);
  }
  database.exec('COMMIT');
}

type Insert = (table: string, ...values: (string | number | null)[]) => unknown;

function writeMachine(device: CompanyDevice, insert: Insert, local: (date: Date) => string): void {
  const id = device.number;
  const scanned = local(device.scanned_at);
  const guid = `{${device.udid}}`;
  const kind = device.kind === 'laptop' ? 'Portable' : 'Workstation';
  const { missing_updates, screen_lock, auto_update } = device;
  const patches = missing_updates ? scanned : null;
  const settings = screen_lock || auto_update ? scanned : null;
  insert('Computer', id, device.name, guid, kind, local(device.seen_at), scanned, scanned, patches, settings);
  if (device.owner) insert('LDAPUserAttrV', id, device.owner.email, device.owner.department);
  const lenovo = device.manufacturer.toUpperCase() === 'LENOVO';
  // Inventory pads text with blanks. (Not what is compared: SQL Server overlooks trailing blanks, SQLite does not.)
  insert(
    'CompSystem',
    id,
    `${lenovo ? device.model_id : device.model}  `,
    device.manufacturer,
    device.serial,
    device.model,
  );
  writeEncryption(device, insert);
  const build = device.os.build.split('.')[0] ?? '';
  insert('OSNT', id, build, '6.3', '2009');
  insert('Operating_System', id, `${device.os.name} Edition, 64-bit`);
  for (const mac of device.mac_addresses) {
    const firewall = device.firewall === undefined ? null : device.firewall ? 'Yes' : 'No';
    insert('BoundAdapter', id, mac.replaceAll(':', ''), firewall);
  }
  insert('BoundAdapter', id, '00155D4B2C10', 'Not Installed');
  for (const { name, version } of device.software) insert('AppSoftwareSuites', id, name, version, null, null);
  writeDetections(device, insert);
}

function writeEncryption(device: CompanyDevice, insert: Insert): void {
  const rows = {
    on: ['1 - on', '1 - fully encrypted', '6 - unknown', 100],
    off: ['0 - off', '0 - fully decrypted', '0 - none', 0],
    in_progress: ['0 - off', '2 - encryption in progress', '6 - unknown', 47],
    suspended: ['0 - off', '1 - fully encrypted', '6 - unknown', 100],
  } as const;
  if (device.disk_encryption) insert('BitLocker', device.number, ...rows[device.disk_encryption]);
}

function writeDetections(device: CompanyDevice, insert: Insert): void {
  const detect = (id: string, type: string, severity: string, title: string, reason: string | null) =>
    insert('CVDetectedV', device.number, id, type, severity, title, reason);
  if (device.screen_lock?.on === false) {
    const reason = `The screen saver is not enabled for user ${device.owner?.username ?? 'Default'}.`;
    detect('ST000202', 'Security Threat', 'High', 'Screen saver with password setting check', reason);
  }
  if (device.auto_update && Object.values(device.auto_update).includes(false)) {
    detect('ST000003v2', 'Security Threat', 'Medium', 'Windows Automatic Updates setting check', null);
  }
  for (const { id, title, severity } of device.missing_updates ?? []) {
    detect(id ?? title, 'Vulnerability', severity ?? 'Critical', title, null);
  }
}

/** Writes a time as the core's datetimes are read back: local to the server and without a zone. */
function zoned(timeZone: string): (date: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (date) => `${format.format(date).replace(' ', 'T')}.000`;
}
