// npm run test:long [-- part of a file's name]: hundreds of crashes, KRAKEN_CRASH_ROUNDS says how many (100); an outage
// under load, KRAKEN_OUTAGE_SECONDS says how long (600).
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/test-long.mjs").then((module) => module.main(process.argv.slice(2)));
