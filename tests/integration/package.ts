/** `serverless package` as a deployer runs it, without any credentials. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageAside, TEMPLATE } from '../../scripts/package-aside.ts';

export interface Resource {
  Type: string;
  Condition?: string;
  DependsOn?: string | string[];
  // biome-ignore lint/suspicious/noExplicitAny: a template is read by path; a wrong path fails the test.
  Properties: any;
}

export interface TemplateParameter {
  Type: string;
  Description?: string;
  Default?: unknown;
  AllowedValues?: unknown[];
  AllowedPattern?: string;
  ConstraintDescription?: string;
}

export interface Template {
  Parameters: Record<string, TemplateParameter>;
  Resources: Record<string, Resource>;
  Conditions: Record<string, unknown>;
  Outputs: Record<string, { Export?: { Name: string } }>;
}

/**
 * The CloudFormation template that would be deployed.
 *
 * @param options further options of the command, as `npm run deploy` gives them
 */
export async function packagedTemplate(stage = 'dev', options: readonly string[] = []): Promise<Template> {
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-package-'));
  try {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, HOME: folder, SLS_TELEMETRY_DISABLED: '1' };
    const packaged = await packageAside(stage, folder, env, options);
    return JSON.parse(await readFile(join(packaged, TEMPLATE), 'utf8')) as Template;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resources of one type, by their logical name. */
export const ofType = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
