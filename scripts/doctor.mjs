// npm run doctor [-- --actions]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/package-command.mjs").then(({ fromSource }) =>
  fromSource("apps/portal/cli/doctor.ts", process.argv.slice(2)),
);
