// npm run whmcs -- [arguments of the SDK's command line]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/package-command.mjs").then(({ fromSource }) =>
  fromSource("packages/sdk/cli/whmcs.ts", process.argv.slice(2)),
);
