import type { Migration } from "@kraken/database";
import { createAudit } from "./audit.ts";
import { createPeople } from "./people.ts";
import { createSessions } from "./sessions.ts";

/** Who is asking, and what is remembered of it. */
export const identity: Migration = {
  name: "0002_identity",
  async up(context) {
    await createSessions(context);
    await createPeople(context);
    await createAudit(context);
  },
};
