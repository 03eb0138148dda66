// npm start, npm run dev
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
import("./lib/start.mjs").then((module) => module.main(process.argv.slice(2)));
