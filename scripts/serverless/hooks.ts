/** What runs when: serverless.yml says what there is, and this adds what YAML cannot say. */
import { ROUTES } from '../../shared/access/routes.ts';
import { bundlePlugins } from './bundling.ts';
import { dashboard } from './dashboard.ts';
import { equip, FUNCTION_PROPERTIES } from './equip.ts';
import { PackagingMistake } from './mistake.ts';
import { bundleNothing, endWhenFailed } from './packaging.ts';
import { headRoutes, routeProblems } from './routes.ts';
import type { Serverless } from './serverless.ts';
import { settle } from './stage-parameters.ts';

/** The hooks of our plugin, by the events of osls. */
export function hooksOf(serverless: Serverless): Record<string, () => void> {
  serverless.configSchemaHandler.defineFunctionProperties('aws', FUNCTION_PROPERTIES);
  return {
    initialize: plainly(serverless, initialize),
    // Not of serverless-offline, which builds again when the mistake is mended.
    'before:package:createDeploymentArtifacts': endWhenFailed,
    'before:aws:package:finalize:saveServiceState': plainly(serverless, complete),
  };
}

/** Before anything is compiled. */
function initialize(serverless: Serverless): void {
  const { functions, custom } = serverless.service;
  refuse(routeProblems(functions, ROUTES));
  equip(serverless);
  custom.esbuild.plugins = bundlePlugins;
  if (custom.templateOnly === 'true') bundleNothing(serverless);
}

/** When the template is compiled. */
function complete(serverless: Serverless): void {
  const { service, custom, provider } = serverless.service;
  const { Parameters, Resources } = provider.compiledCloudFormationTemplate;
  const stage = serverless.getProvider('aws').getStage();
  Object.assign(Resources, headRoutes(Resources));
  Resources.Dashboard = dashboard(`${service}-${stage}`, custom.metrics, Resources);
  const problems = settle(Parameters, custom.stage.parameters ?? {});
  refuse(problems, `stages.yml, stage ${stage}:`);
}

/** @throws PackagingMistake that lists them */
function refuse(problems: readonly string[], ...title: string[]): void {
  if (problems.length > 0) throw new PackagingMistake([...title, ...problems].join('\n'));
}

/** A mistake becomes an error of osls, which shows its words alone; any other one keeps its stack. */
const plainly = (serverless: Serverless, work: (serverless: Serverless) => void) => () => {
  try {
    work(serverless);
  } catch (error) {
    if (error instanceof PackagingMistake) throw new serverless.classes.Error(error.message);
    throw error;
  }
};
