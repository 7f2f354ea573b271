/**
 * What a stack of 0.1 keeps when this version is deployed over it. stack-of-0.1.json is from the template of 0.1, for
 * stage dev, and never changes.
 */
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Template } from '../package.ts';

interface OldStack {
  parameters: string[];
  /** Outputs, with the names that they are exported under. */
  exports: Record<string, string | null>;
  functions: Record<string, string>;
  /** What holds data or is known outside, with its properties. */
  kept: Record<string, Record<string, unknown>>;
  /** Logical ids by type. */
  resources: Record<string, string[]>;
}
const before = JSON.parse(readFileSync(new URL('./stack-of-0.1.json', import.meta.url), 'utf8')) as OldStack;

/** Logical ids that are gone on purpose. A table, a secret or what people know by its address never is. */
const GONE: readonly { ids: RegExp; reason: string }[] = [
  { ids: /^(Bitfit|Duo)ShrunkAlarm$/, reason: 'these sources are never swept, so it could not ring' },
];

export function describeUpgrade(template: () => Template): void {
  const now = (id: string) => template().Resources[id];

  describe('a stack of 0.1', () => {
    let replacing: (type: string) => string[];
    beforeAll(async () => {
      const db = await loadAwsServiceSpec();
      replacing = (type) => {
        const [found] = db.lookup('resource', 'cloudFormationType', 'equals', type);
        const properties = Object.entries(found?.properties ?? {});
        return properties
          .filter(([, { causesReplacement }]) => causesReplacement === 'yes')
          .map(([name]) => name);
      };
    });

    it('keeps every resource, but what is named here with its reason', () => {
      const missing = Object.entries(before.resources).flatMap(([type, ids]) =>
        ids.filter((id) => now(id)?.Type !== type),
      );
      expect(missing.filter((id) => !GONE.some(({ ids }) => ids.test(id)))).toEqual([]);
      expect(GONE.filter(({ ids }) => !missing.some((id) => ids.test(id)))).toEqual([]);
    });

    it('keeps what holds data or is known outside, and makes none of it anew', () => {
      const types = Object.keys(before.resources);
      expect(Object.keys(before.kept).length).toBeGreaterThan(18);
      for (const [id, properties] of Object.entries(before.kept)) {
        const type = types.find((one) => before.resources[one]?.includes(id)) ?? '';
        expect([id, now(id)?.Type]).toEqual([id, type]);
        const names = replacing(type);
        expect([id, names.length > 0]).toEqual([
          id,
          type !== 'AWS::CloudFront::Distribution' && type !== 'AWS::KMS::Key',
        ]);
        for (const name of names)
          expect([id, name, now(id)?.Properties?.[name]]).toEqual([id, name, properties[name]]);
      }
    });

    it('keeps the values of its secrets: CloudFormation makes a new one where this changes', () => {
      for (const id of before.resources['AWS::SecretsManager::Secret'] ?? []) {
        const { GenerateSecretString, SecretString } = before.kept[id] ?? {};
        expect(now(id)?.Properties.SecretString).toEqual(SecretString);
        expect(now(id)?.Properties.GenerateSecretString).toEqual(GenerateSecretString);
      }
    });

    it('keeps the names of its functions, and of what it exports', () => {
      for (const [id, name] of Object.entries(before.functions))
        expect(now(id)?.Properties.FunctionName).toBe(name);
      for (const [id, name] of Object.entries(before.exports))
        expect([id, template().Outputs[id]?.Export?.Name ?? null]).toEqual([id, name]);
    });

    it('keeps every parameter that stages.yml may hold', () => {
      expect(before.parameters.filter((name) => !(name in template().Parameters))).toEqual([]);
    });
  });
}
