/**
 * Serverless plugin: with `--param=templateOnly=true`, `serverless package` compiles the template and bundles nothing.
 * The local stack reads the functions' roles from it (local/permissions), in a third of the time.
 */
const BUNDLING = /^(before|after):package:createDeploymentArtifacts$/;

class TemplateOnly {
  constructor(serverless) {
    this.hooks = {
      initialize: () => {
        if (serverless.service.custom.templateOnly !== 'true') return;
        const { hooks } = serverless.pluginManager;
        for (const event of Object.keys(hooks).filter((name) => BUNDLING.test(name))) {
          hooks[event] = hooks[event].filter(({ pluginName }) => pluginName !== 'EsbuildServerlessPlugin');
        }
        // Any file: nobody uploads it.
        for (const definition of Object.values(serverless.service.functions)) {
          definition.package = { artifact: 'package.json' };
        }
      },
    };
  }
}

module.exports = TemplateOnly;
