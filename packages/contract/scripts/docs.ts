/** Writes docs/api.md and docs/openapi.json: `npm run docs`. */
// biome-ignore lint/style/noRestrictedImports: a script for developers, which no package imports
import { writeFileSync } from "node:fs";
import { markdown } from "./docs/markdown.ts";
import { openapi } from "./docs/openapi.ts";

const docs = new URL("../../../docs/", import.meta.url);
writeFileSync(new URL("api.md", docs), markdown());
writeFileSync(new URL("openapi.json", docs), openapi());
