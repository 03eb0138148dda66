import type { Updateable } from "kysely";
import type { Context, Tx } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import type { ModuleCall, Room } from "../modules/calls/types.ts";
import type { ProvisioningModule, ServiceFacts } from "../modules/provisioning.ts";
import type { ModuleResult } from "../modules/result.ts";
import type { ServicesTable } from "../schema/purchases.ts";
import { addonFacts, serviceFacts } from "./facts.ts";
import { noteActivity } from "./note-activity.ts";

const done = { outcome: "done" } as const;
const text = (value: unknown) => (typeof value === "string" ? value : "");

/** In which states a service still asks for what failed. */
const wanted: Record<string, readonly string[]> = {
  create: ["Pending"],
  suspend: ["Active"],
  unsuspend: ["Suspended"],
  terminate: ["Pending", "Active", "Suspended"],
};
const running = ["Active", "Suspended"];

const isWantedIn = (call: ModuleCall, status: string | undefined) =>
  status !== undefined && (wanted[call.action] ?? running).includes(status);

async function ask(module: ProvisioningModule, service: ServiceFacts, call: ModuleCall): Promise<ModuleResult> {
  const { reference, parameters } = call;
  const asked = { reference, service };
  switch (call.action) {
    case "create":
      return module.create(asked);
    case "suspend":
      return module.suspend({ ...asked, reason: text(parameters.reason) });
    case "unsuspend":
      return module.unsuspend(asked);
    case "terminate":
      return module.terminate(asked);
    case "changePackage":
      return module.changePackage(asked);
    case "changePassword":
      return module.changePassword({ ...asked, password: text(parameters.password) });
    case "renew":
      return module.renew?.(asked) ?? done;
    case "custom": {
      const command = text(parameters.command);
      const isOffered = module.commands?.(service).some(({ name }) => name === command) === true;
      if (!isOffered || !module.custom) return { outcome: "refused", error: "Module Command Not Found" };
      return module.custom({ ...asked, command });
    }
    default:
      return { outcome: "refused", error: "Module Command Not Found" };
  }
}

/** Asks a service's module, or an add-on's. */
async function perform(
  { db, modules }: Context,
  call: ModuleCall,
  facts: (db: Context["db"], id: number) => Promise<ServiceFacts | undefined>,
): Promise<ModuleResult> {
  const service = await facts(db, call.id);
  if (!service) return { outcome: "refused", error: "The service is gone" };
  const module = modules.provisioning.find(call.module);
  if (!module) return { outcome: "refused", error: `Module not found: ${call.module}` };
  return ask(module, service, call);
}

/** What a call changes in its service, once it is done. */
function changesOf(
  { today }: Context,
  { action, parameters }: ModuleCall,
  answer: Record<string, unknown>,
): Updateable<ServicesTable> {
  switch (action) {
    case "create":
      return {
        status: "Active",
        suspension_reason: "",
        terminated_on: null,
        ...(text(answer.username) !== "" && { username: text(answer.username) }),
        ...(text(answer.dedicatedIp) !== "" && { dedicated_ip: text(answer.dedicatedIp) }),
      };
    case "suspend":
      return { status: "Suspended", suspension_reason: text(parameters.reason) };
    case "unsuspend":
      return { status: "Active", suspension_reason: "" };
    case "terminate":
      return { status: text(parameters.status) || "Terminated", terminated_on: today };
    case "changePassword":
      return { password: text(parameters.password) };
    default:
      return {};
  }
}

/** What WHMCS's activity log says of a call that went well. */
const said: Record<string, string> = {
  create: "Module Create Successful",
  suspend: "Module Suspend Successful",
  unsuspend: "Module Unsuspend Successful",
  terminate: "Module Terminate Successful",
  changePackage: "Module Change Package Successful",
  changePassword: "Module Change Password Successful",
  renew: "Module Renew Successful",
  custom: "Module Custom Command Successful",
};

/** What a client is mailed about where nobody else tells him. */
const told: Record<string, string> = {
  suspend: "Service Suspension Notification",
  terminate: "Service Termination Notification",
};

/** Ends a service's add-ons with it. */
async function endAddons({ today, now }: Context, tx: Tx, serviceId: number, status: string): Promise<void> {
  await tx
    .updateTable("service_addons")
    .set({ status, terminated_on: today, updated_at: now })
    .where("service_id", "=", serviceId)
    .where("status", "in", ["Pending", "Active", "Suspended"])
    .execute();
}

/** Services and their modules. */
export const serviceRoom: Room = {
  async isWanted(db, call) {
    const row = await db
      .selectFrom("services")
      .select(["status", "next_due_date"])
      .where("id", "=", call.id)
      .executeTakeFirst();
    const { whileDueOn } = call.parameters;
    // A payment has moved the day: nothing is overdue any more.
    if (whileDueOn !== undefined && row?.next_due_date !== whileDueOn) return false;
    return isWantedIn(call, row?.status);
  },
  perform: (context, call) => perform(context, call, serviceFacts),
  async settle(context, tx, call, answer) {
    const changes = changesOf(context, call, answer);
    await tx
      .updateTable("services")
      .set({ ...changes, updated_at: context.now })
      .where("id", "=", call.id)
      .execute();
    if (call.action === "terminate") {
      await endAddons(context, tx, call.id, changes.status ?? "Terminated");
      await tx
        .updateTable("cancel_requests")
        .set({ done_at: context.now, updated_at: context.now })
        .where("service_id", "=", call.id)
        .where("done_at", "is", null)
        .execute();
    }
    const { client_id } = await tx
      .selectFrom("services")
      .select("client_id")
      .where("id", "=", call.id)
      .executeTakeFirstOrThrow();
    // Staff who end or suspend something tell the client themselves, as with WHMCS.
    const template = call.isAutomatic ? told[call.action] : undefined;
    if (template) await queueMail(context, tx, { template, about: call.id });
    if (call.module === "") return;
    await noteActivity(context, tx, `${said[call.action] ?? call.action} - Service ID: ${call.id}`, client_id);
  },
};

/** Add-ons that have a module of their own. */
export const addonRoom: Room = {
  async isWanted(db, call) {
    const row = await db.selectFrom("service_addons").select("status").where("id", "=", call.id).executeTakeFirst();
    return isWantedIn(call, row?.status);
  },
  perform: (context, call) => perform(context, call, addonFacts),
  async settle(context, tx, call, answer) {
    const { status, terminated_on } = changesOf(context, call, answer);
    if (status === undefined) return;
    await tx
      .updateTable("service_addons")
      .set({ status, terminated_on, updated_at: context.now })
      .where("id", "=", call.id)
      .execute();
  },
};
