/**
 * The one Serverless plugin of ours: what YAML cannot say is in the TypeScript beside it, and hooks.ts lists what runs
 * when. It is CommonJS because osls loads no TypeScript by itself; Node does, from version 24 on.
 */
const NEEDED = 24;

class Stethoscope {
  constructor(serverless) {
    const [major] = process.versions.node.split('.');
    if (Number(major) < NEEDED) {
      throw new serverless.classes.Error(
        `This is Node ${process.versions.node}, and packaging needs Node ${NEEDED} or later. \`npm run package\` brings its own.`,
      );
    }
    this.hooks = require('./hooks.ts').hooksOf(serverless);
  }
}

module.exports = Stethoscope;
