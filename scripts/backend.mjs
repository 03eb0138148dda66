// npm run backend -- [arguments of the backend's command line]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/package-command.mjs").then((module) =>
  module.main("packages/backend/dist/cli.js", process.argv.slice(2)),
);
