// npm run test:mutation [-- --only PART --list]: takes each check out in turn and sees whether a test notices.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./mutation/run.mjs").then((module) => module.main(process.argv.slice(2)));
