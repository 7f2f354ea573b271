/** Values of a template's intrinsic functions, as they are on this machine. */
import { ACCOUNT, arn, secretArn } from '../aws.ts';

export interface Template {
  Parameters?: Record<string, { Default?: unknown }>;
  Conditions?: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: a template is read by path.
  Resources: Record<string, { Type: string; Properties?: any }>;
}

/** Gives a value of the template without intrinsic functions. @throws Error when there is one that is not known here */
export type Resolve = (value: unknown) => unknown;

/** @param parameters values of the stack's parameters; the others have their defaults */
export function resolver(
  template: Template,
  region: string,
  parameters: Readonly<Record<string, unknown>>,
): Resolve {
  const pseudo: Record<string, unknown> = {
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::AccountId': ACCOUNT,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': undefined,
  };

  /** By the one key of an intrinsic function's object. */
  const functions: Record<string, (content: never) => unknown> = {
    Ref: (name: string) => reference(name),
    'Fn::GetAtt': (content: string | [string, string]) =>
      attribute(...((typeof content === 'string' ? content.split('.') : content) as [string, string])),
    'Fn::Sub': (content: string | [string, Record<string, unknown>]) => substitute(content),
    'Fn::Join': ([between, list]: [string, unknown]) => [resolve(list)].flat().join(between),
    'Fn::If': ([name, yes, no]: [string, unknown, unknown]) => resolve(isTrue(name) ? yes : no),
    'Fn::Equals': ([one, other]: [unknown, unknown]) => String(resolve(one)) === String(resolve(other)),
    'Fn::Not': ([content]: [unknown]) => !resolve(content),
    'Fn::And': (content: unknown[]) => content.every((part) => resolve(part)),
    'Fn::Or': (content: unknown[]) => content.some((part) => resolve(part)),
    Condition: (name: string) => isTrue(name),
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [key = '', content] = entries[0] ?? [];
    const isFunction = entries.length === 1 && /^(Ref$|Fn::)/.test(key);
    // In a policy `Condition` is an element; alone, with a name, it is a condition of the template.
    const isCondition = entries.length === 1 && key === 'Condition' && typeof content === 'string';
    if (isFunction || isCondition) {
      const work = functions[key];
      if (!work) throw new Error(`${key} is not known to the local stack (local/permissions/intrinsics.ts).`);
      return work(content as never);
    }
    return Object.fromEntries(
      entries.map(([name, part]) => [name, resolve(part)]).filter(([, part]) => part !== undefined),
    );
  }

  function isTrue(name: string): boolean {
    if (!(name in (template.Conditions ?? {}))) throw new Error(`The template has no condition ${name}.`);
    return Boolean(resolve(template.Conditions?.[name]));
  }

  function reference(name: string): unknown {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters?.[name];
    if (parameter) return parameters[name] ?? parameter.Default;
    const { type, own } = resource(name);
    const known: Record<string, () => unknown> = {
      'AWS::SecretsManager::Secret': () => secretArn(own('Name')),
      'AWS::Events::EventBus': () => own('Name'),
      'AWS::DynamoDB::Table': () => own('TableName'),
      'AWS::Lambda::Function': () => own('FunctionName'),
    };
    return (known[type] ?? unknown('Ref', name, type))();
  }

  function attribute(name: string, wanted: string): unknown {
    const { type, own } = resource(name);
    const known: Record<string, () => unknown> = {
      'AWS::SecretsManager::Secret.Id': () => secretArn(own('Name')),
      'AWS::Events::EventBus.Arn': () => arn('events', `event-bus/${own('Name')}`),
      'AWS::DynamoDB::Table.Arn': () => arn('dynamodb', `table/${own('TableName')}`),
      'AWS::Lambda::Function.Arn': () => arn('lambda', `function:${own('FunctionName')}`),
      'AWS::SQS::Queue.Arn': () => arn('sqs', own('QueueName')),
    };
    return (known[`${type}.${wanted}`] ?? unknown('Fn::GetAtt', `${name}.${wanted}`, type))();
  }

  function resource(name: string) {
    const { Type: type = '', Properties } = template.Resources[name] ?? {};
    if (!type) throw new Error(`The template has no resource or parameter ${name}.`);
    return { type, own: (property: string) => String(resolve(Properties?.[property])) };
  }

  function substitute(content: string | [string, Record<string, unknown>]): string {
    const [text, values] = typeof content === 'string' ? [content, {}] : content;
    return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
      if (name in values) return String(resolve(values[name]));
      const [id = '', ...rest] = name.split('.');
      return String(rest.length > 0 ? attribute(id, rest.join('.')) : reference(name));
    });
  }

  return resolve;
}

const unknown = (how: string, what: string, type: string) => (): never => {
  throw new Error(
    `${how} of ${what} (${type}) is not known to the local stack (local/permissions/intrinsics.ts).`,
  );
};
