/** How packaging ends, and packaging without bundles. */
import type { Serverless } from './serverless.ts';

const BUNDLING = /^(before|after):package:createDeploymentArtifacts$/;

/**
 * Ends the process when packaging has failed. The bundler is a process of its own that a failed build leaves running,
 * and the command would wait for it for ever.
 */
export function endWhenFailed(): void {
  const watch = setInterval(() => {
    if (process.exitCode) process.exit();
  }, 500);
  watch.unref();
}

/**
 * Compiles the template and bundles nothing, where `--param=templateOnly=true` asks for it. The local stack reads the
 * functions' roles from the template (local/permissions), in a third of the time.
 */
export function bundleNothing({ pluginManager: { hooks }, service }: Serverless): void {
  for (const event of Object.keys(hooks).filter((name) => BUNDLING.test(name))) {
    hooks[event] = (hooks[event] ?? []).filter(({ pluginName }) => pluginName !== 'EsbuildServerlessPlugin');
  }
  // Any file: nobody uploads it.
  for (const definition of Object.values(service.functions))
    definition.package = { artifact: 'package.json' };
}
