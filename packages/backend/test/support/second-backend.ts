/** A backend in a process of its own, over a database that another one has too. Ends with whoever started it. */
import { connect } from "@kraken/database";
import { createBackend } from "../../src/backend.ts";
import type { Tables } from "../../src/schema/index.ts";
import { listen } from "../../src/server.ts";
import { credentials, plainPasswords } from "./books.ts";

/** `time` is its clock, which stands still. */
export type Place = { url: string; schema: string | undefined; time: number };
export type Said = { port: number } | { failure: string };

const { url, schema, time } = JSON.parse(process.argv[2] ?? "{}") as Place;
const say = (said: Said) => process.send?.(said);

process.once("disconnect", () => process.exit(0));
const database = await connect<Tables>(url, { schema });
const backend = createBackend({
  database,
  credentials,
  clock: () => new Date(time),
  passwords: plainPasswords,
  adminPasswords: true,
  modules: { sandbox: true },
  pause: async () => {},
  onFailure: ({ error }) => say({ failure: String(error) }),
});
const { port } = await listen(backend, 0);
say({ port });
