/** Checks resources against CloudFormation's own descriptions of them: unknown and missing properties, and types. */
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { PropertyType, ResourceProperties, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Resource } from '../package.ts';

/** @returns what is wrong, one line each, with its path; `undefined` for a type that nobody describes */
export type Checker = (id: string, resource: Resource) => string[] | undefined;

export async function schemaChecker(): Promise<Checker> {
  const db = await loadAwsServiceSpec();
  return (id, { Type, Properties = {} }) => {
    const [found] = db.lookup('resource', 'cloudFormationType', 'equals', Type);
    if (!found) return undefined;
    const { tagInformation } = found;
    const { [tagInformation?.tagPropertyName ?? 'Tags']: _tags, ...untagged } = Properties;
    return checkProperties(db, found.properties, tagInformation ? untagged : Properties, id);
  };
}

function checkProperties(
  db: SpecDatabase,
  known: ResourceProperties,
  given: Record<string, unknown>,
  path: string,
): string[] {
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => `${path}.${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = known[name];
    if (!property) return [`${path}.${name} is not known`];
    return checkValue(db, property.type, value, `${path}.${name}`);
  });
  return [...missing, ...wrong];
}

function checkValue(db: SpecDatabase, type: PropertyType, value: unknown, path: string): string[] {
  const chosen = branches(value);
  if (chosen) return chosen.flatMap((branch) => checkValue(db, type, branch, path));
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'array':
      if (!Array.isArray(value)) return [`${path} is not a list`];
      return value.flatMap((item, index) => checkValue(db, type.element, item, `${path}.${index}`));
    case 'map':
      if (!isObject(value)) return [`${path} is not a map`];
      return Object.entries(value).flatMap(([key, item]) =>
        checkValue(db, type.element, item, `${path}.${key}`),
      );
    case 'ref':
      if (!isObject(value)) return [`${path} is not an object`];
      return checkProperties(db, db.get('typeDefinition', type.reference.$ref).properties, value, path);
    case 'union': {
      const problems = type.types.map((one) => checkValue(db, one, value, path));
      return problems.some((list) => list.length === 0) ? [] : (problems[0] ?? []);
    }
    default:
      return isPlain(type.type, value)
        ? []
        : [`${path} is not of type ${type.type}: ${JSON.stringify(value)}`];
  }
}

/** CloudFormation reads a number or a flag from a text too, and writes numbers into texts. */
function isPlain(type: string, value: unknown): boolean {
  if (type === 'string' || type === 'date-time')
    return ['string', 'number', 'boolean'].includes(typeof value);
  if (type === 'integer') return Number.isInteger(Number(value)) && typeof value !== 'object';
  if (type === 'number') return Number.isFinite(Number(value)) && typeof value !== 'object';
  if (type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  return true;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIntrinsic = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length === 1 && /^(Ref|Fn::.+)$/.test(Object.keys(value)[0] ?? '');

/** Both ways of a condition. */
function branches(value: unknown): unknown[] | undefined {
  if (!isObject(value) || !Array.isArray(value['Fn::If'])) return undefined;
  return value['Fn::If'].slice(1);
}
