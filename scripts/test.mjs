// npm test, npm run check (--fast); stages can be named: npm test -- unit e2e
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/test.mjs").then((module) => module.main(process.argv.slice(2)));
