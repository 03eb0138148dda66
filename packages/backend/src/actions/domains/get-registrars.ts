import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getRegistrars = handler(actions.getRegistrars, async ({ modules }) => ({
  registrars: modules.registrars.all().map(({ name, displayName }) => ({ module: name, display_name: displayName })),
}));
