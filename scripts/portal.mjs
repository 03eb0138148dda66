// npm run portal -- [arguments of the portal's command line]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
// The portal is bundled by Next, so its command line runs from its TypeScript.
import("./lib/package-command.mjs").then(({ fromSource }) =>
  fromSource("apps/portal/src/cli/main.ts", process.argv.slice(2)),
);
