// npm run portal -- [arguments of the portal's command line]
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
Promise.all([import("./lib/package-command.mjs"), import("./lib/root.mjs")]).then(([{ main }, { inRoot }]) =>
  // The portal is bundled by Next, so its command line runs from its TypeScript.
  main("node_modules/tsx/dist/cli.mjs", [
    "--conditions=source",
    inRoot("apps/portal/src/cli/main.ts"),
    ...process.argv.slice(2),
  ]),
);
