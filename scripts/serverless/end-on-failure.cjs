/**
 * Serverless plugin: ends the process when packaging has failed. The bundler is a process of its own that a failed build
 * leaves running, and the command would wait for it for ever.
 */
class EndOnFailure {
  constructor() {
    this.hooks = {
      // Not of serverless-offline, which builds anew when the mistake is mended.
      'before:package:createDeploymentArtifacts': () => {
        const watch = setInterval(() => {
          if (process.exitCode) process.exit();
        }, 500);
        watch.unref();
      },
    };
  }
}

module.exports = EndOnFailure;
