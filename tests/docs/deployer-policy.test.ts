/** The rights that docs/deploy.md asks for a deployer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './commands.ts';

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string | string[];
}
const { Statement: statements } = JSON.parse(
  readFileSync(join(ROOT, 'docs/deployer-policy.json'), 'utf8'),
) as { Statement: Statement[] };
const list = (value: string | string[]) => [value].flat();

/** Services that cannot say whose a resource is by its name. */
const UNNAMED = ['ReadTheTemplate', 'ServicesThatNameTheirResourcesThemselves'];

describe('the rights of the deployer', () => {
  it('reach only what is called stethoscope, where the service can say so', () => {
    const wide = statements.filter(({ Resource }) =>
      list(Resource).some((arn) => !arn.includes('stethoscope')),
    );
    expect(wide.map(({ Sid }) => Sid)).toEqual(UNNAMED);
  });

  it('hand roles to Lambda only, and are no way to more', () => {
    const passing = statements.filter(({ Action }) => list(Action).includes('iam:PassRole'));
    expect(passing).toMatchObject([
      { Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } } },
    ]);
    const iam = statements
      .flatMap(({ Action }) => list(Action))
      .filter((action) => action.startsWith('iam:'));
    expect(iam).not.toContain('iam:*');
    for (const action of iam) expect(action).toMatch(/Role|RolePolic/);
  });

  it('are of every service that resources are made of', () => {
    const files = ['resources', 'functions', 'adapters'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(ROOT, folder, file),
      ),
    );
    const texts = files.filter((file) => file.endsWith('.yml')).map((file) => readFileSync(file, 'utf8'));
    const types = texts.flatMap((text) =>
      [...text.matchAll(/Type: AWS::(\w+)::/g)].map(([, service]) => service?.toLowerCase()),
    );
    const services = statements.flatMap(({ Action }) => list(Action).map((action) => action.split(':')[0]));
    expect(new Set(types).size).toBeGreaterThan(8);
    for (const type of types) expect(services).toContain(type);
  });
});
