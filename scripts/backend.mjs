// npm run backend -- [arguments of the backend's command line]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
// A large company is made of many short-lived objects: with more room for the young, Node collects them less often.
const nodeArgs = ["--max-semi-space-size=64"];
import("./lib/package-command.mjs").then((module) =>
  module.main("packages/backend/dist/cli.js", process.argv.slice(2), nodeArgs),
);
