/** What we use of osls, which has no types of its own. */
import type { Pieces, TemplateParameter, TemplateResource } from './cloudformation.ts';

export interface Serverless {
  service: Service;
  configSchemaHandler: { defineFunctionProperties(provider: 'aws', schema: object): void };
  classes: { Error: new (message: string) => Error };
  pluginManager: { hooks: Record<string, { pluginName: string }[]> };
  getProvider(name: 'aws'): { naming: Naming; getStage(): string };
}

/** How osls names what it makes. */
export interface Naming {
  getNormalizedFunctionName(name: string): string;
  getLogGroupName(functionName: string): string;
  getPolicyName(): object;
}

/** serverless.yml, with everything that it names. */
export interface Service {
  service: string;
  functions: Record<string, FunctionDefinition>;
  resources: Pieces;
  custom: {
    metrics: string;
    templateOnly: string;
    stage: { parameters?: Record<string, unknown> };
    esbuild: { plugins?: unknown };
  };
  provider: {
    compiledCloudFormationTemplate: {
      Parameters: Record<string, TemplateParameter>;
      Resources: Record<string, TemplateResource>;
    };
  };
}

/** A function as its YAML file describes it. */
export interface FunctionDefinition {
  /** What it is called in AWS. */
  name: string;
  role?: string;
  events?: readonly { httpApi?: HttpEvent }[];
  environment?: Record<string, unknown>;
  package?: { artifact: string };
  /** What it may do: statements of its role. */
  iamRoleStatements?: readonly object[];
  /** What its vendor takes; source functions have it. */
  vendorLimit?: VendorLimit;
  /** Pieces of the template that come and go with it. */
  resources?: Pieces;
}

export type HttpEvent = string | { method: string; path: string };

export interface VendorLimit {
  /** Calls that the vendor takes at once, over all containers. */
  callsAtOnce: number;
  /** Calls that one container makes at once. */
  perContainer: number;
  /** Calls that the vendor takes an hour, over all containers; absent: it does not count. */
  perHour?: number;
}
