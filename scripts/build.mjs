// npm run build
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/build.mjs").then((module) => module.main(process.argv.slice(2)));
