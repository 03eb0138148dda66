import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { heldPermissions } from "../../users/permissions.ts";
import { linkOf, linkRefusals } from "./user-input.ts";

export const getUserPermissions = handler(
  actions.getUserPermissions,
  async ({ db }, { user_id, client_id }) => ({ permissions: heldPermissions(await linkOf(db, user_id, client_id)) }),
  linkRefusals,
);
