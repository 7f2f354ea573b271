/** Roles on this machine: what AWS would refuse a function is refused here. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TABLE_NAMES, TABLES, type TableDefinition } from '../../shared/tables/definitions.ts';
import { tableName } from '../tables/index.ts';
import type { Tables } from './dynamodb.ts';
import type { Template } from './intrinsics.ts';
import { type PermissionsProxy, type ProxyOptions, startPermissionsProxy } from './proxy.ts';
import { readRoles } from './roles.ts';

/** Folder that each stack leaves what its functions were given and needed in, for the end of a run of all tests. */
const USAGE_FOLDER = 'STETHOSCOPE_RIGHTS';

/** Parameters of the stack that have other values here. */
export const PARAMETERS = {
  RecordsTableName: tableName('records'),
  PeopleTableName: tableName('people'),
  NotificationsTableName: tableName('notifications'),
  FleetTableName: tableName('fleet'),
};

export interface PermissionsOptions extends Pick<ProxyOptions, 'services' | 'refused'> {
  template: Template;
}

/** @throws Error that says what in a role is not known here */
export async function startPermissions(options: PermissionsOptions): Promise<PermissionsProxy> {
  const { template, services, refused } = options;
  const roles = readRoles(template, PARAMETERS);
  const proxy = await startPermissionsProxy({ roles, tables: tableKeys(), services, refused });
  return {
    ...proxy,
    async close() {
      await proxy.close();
      const folder = process.env[USAGE_FOLDER];
      if (!folder) return;
      await writeFile(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify(proxy.usage()));
    },
  };
}

/** The partition keys of the local tables. */
export const tableKeys = (): Tables =>
  new Map(
    TABLE_NAMES.map((table) => {
      const { partition, indexes }: TableDefinition = TABLES[table];
      const ofIndexes = new Map(indexes.map((index) => [index.name, index.partition]));
      return [tableName(table), { partition, indexes: ofIndexes }];
    }),
  );
