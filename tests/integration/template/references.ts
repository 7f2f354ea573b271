/** What a template's parts point at: parameters, resources and their attributes, conditions. */
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Template } from '../package.ts';

/** @returns each reference that leads nowhere */
export async function danglingReferences(template: Template): Promise<string[]> {
  const db = await loadAwsServiceSpec();
  const { Parameters, Resources, Conditions } = template;

  const isName = (name: string) => name.startsWith('AWS::') || name in Parameters || name in Resources;
  const isAttribute = (id: string, attribute: string) => {
    const [found] = db.lookup('resource', 'cloudFormationType', 'equals', Resources[id]?.Type ?? '');
    return id in Resources && (!found || attribute in found.attributes || attribute in found.properties);
  };

  function check(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    const own = Object.entries(value).flatMap(([key, content]) => checkOne(key, content));
    return [...own, ...Object.values(value).flatMap(check)];
  }

  const isCondition = (name: unknown) => typeof name !== 'string' || name in Conditions;
  /** By what points: whether what it says is there. */
  const rules: Record<string, (content: unknown) => boolean> = {
    Ref: (content) => isName(String(content)),
    'Fn::GetAtt': (content) => isAttribute(...(content as [string, string])),
    'Fn::If': (content) => isCondition((content as unknown[])[0]),
    // In a policy it is an object and something else.
    Condition: isCondition,
    DependsOn: (content) => [content].flat().every((id) => isName(String(id))),
  };

  function checkOne(key: string, content: unknown): string[] {
    if (key === 'Fn::Sub' && typeof content === 'string') return inText(content);
    return rules[key]?.(content) === false ? [`${key} ${JSON.stringify(content)}`] : [];
  }

  function inText(text: string): string[] {
    return [...text.matchAll(/\$\{([^}!]+)\}/g)].flatMap(([, name = '']) => {
      const [id = '', attribute] = name.split('.');
      const holds = attribute ? isAttribute(id, attribute) : isName(name);
      return holds ? [] : [`Sub ${name}`];
    });
  }

  return check(template);
}
