// npm run doctor [-- --actions]
import { refuseOldNode } from "./lib/node-version.mjs";
import { readUsage } from "./lib/usage.mjs";

refuseOldNode();
const help = `Looks at the WHMCS behind the portal, step by step, and changes nothing.

  npm run doctor
  npm run doctor -- --actions     prints what its API role has to be allowed

It ends with code 1 when something is wrong, and 2 when there is nothing to look at.`;
const args = process.argv.slice(2);
readUsage(args, { help, options: ["--actions"] });
import("./lib/package-command.mjs").then(({ fromSource }) => fromSource("apps/portal/cli/doctor.ts", args));
