import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { serviceFacts } from "../../services/facts.ts";

/** States in which a module's commands make sense. */
const running = ["Active", "Suspended"];

export const krakenGetServiceCommands = handler(
  actions.krakenGetServiceCommands,
  async ({ db, modules }, { serviceid }) => {
    const service = (await serviceFacts(db, serviceid)) ?? refuse("Service ID Not Found");
    const { module } = await db
      .selectFrom("products")
      .select("module")
      .where("id", "=", service.product.id)
      .executeTakeFirstOrThrow();
    const offered = running.includes(service.status) ? modules.provisioning.find(module)?.commands?.(service) : [];
    const commands = (offered ?? []).map(({ name, label, forClient }) => ({ name, label, forclient: forClient }));
    return { serviceid, commands };
  },
  { serviceid: "Service ID Not Found" },
);
