import type { Selectable, Updateable } from "kysely";
import type { Tx } from "../../context.ts";
import type { SandboxAccountsTable } from "../../schema/modules.ts";
import type { ProvisioningModule, ServiceCall, ServiceFacts } from "../provisioning.ts";
import type { ModuleResult } from "../result.ts";
import { once, refused, type SandboxHouse } from "./house.ts";

const done = { outcome: "done" } as const;

type Account = Pick<Selectable<SandboxAccountsTable>, "state" | "renewals">;
type Change = Updateable<SandboxAccountsTable>;

const packageOf = ({ product, options }: ServiceFacts) => ({
  package: product.name,
  options: JSON.stringify(options),
});

/**
 * A server that is not there: it keeps accounts in tables, so that what was done can be read back. A service whose
 * domain starts with `fail-create.`, `fail-suspend.` and so on is refused that; with `mute-create.` and so on it is
 * done, and the first answer is lost. A service that the books call active has an account from the start.
 */
export function sandboxProvisioning(house: SandboxHouse): ProvisioningModule {
  /**
   * The account of a service, made where the books know more than the sandbox. Held until the transaction ends: of two
   * calls at once the second one sees what the first one did.
   */
  async function accountOf(tx: Tx, service: ServiceFacts): Promise<Account | undefined> {
    const states: Record<string, string> = { Active: "active", Suspended: "suspended" };
    const state = states[service.status];
    if (state !== undefined) {
      await tx
        .insertInto("sandbox_accounts")
        .values({ ...keyOf(service), ...recordOf(service), state, created_at: house.now(), updated_at: house.now() })
        .onConflict((conflict) => conflict.columns(["subject", "subject_id"]).doNothing())
        .execute();
    }
    // An update takes the row; "select … for update" is not SQLite's.
    return tx
      .updateTable("sandbox_accounts")
      .set({ updated_at: house.now() })
      .where("subject", "=", service.subject)
      .where("subject_id", "=", service.id)
      .returning(["state", "renewals"])
      .executeTakeFirst();
  }

  const keyOf = ({ subject, id }: ServiceFacts) => ({ subject, subject_id: id });
  const recordOf = (service: ServiceFacts) => ({
    domain: service.domain,
    username: service.username,
    password: service.password,
    ...packageOf(service),
  });

  /** Runs one function on an account that is there. */
  function on(
    name: string,
    { reference, service }: ServiceCall,
    change: (account: Account) => Change | string,
  ): Promise<ModuleResult> {
    if (service.domain.startsWith(`fail-${name}.`)) {
      return Promise.resolve(refused(`The sandbox refuses to ${name} ${service.domain}`));
    }
    const mute = service.domain.startsWith(`mute-${name}.`);
    const work = async (tx: Tx): Promise<ModuleResult> => {
      const account = await accountOf(tx, service);
      if (!account || account.state === "terminated") return refused("The account does not exist on this server");
      const changed = change(account);
      if (typeof changed === "string") return refused(changed);
      await tx
        .updateTable("sandbox_accounts")
        .set({ ...changed, updated_at: house.now() })
        .where("subject", "=", service.subject)
        .where("subject_id", "=", service.id)
        .execute();
      return done;
    };
    return once(house, reference, work, mute);
  }

  return {
    name: "sandbox",
    displayName: "Sandbox",
    create({ reference, service }) {
      if (service.domain.startsWith("fail-create.")) {
        return Promise.resolve(refused(`The sandbox refuses to create ${service.domain}`));
      }
      const mute = service.domain.startsWith("mute-create.");
      const work = async (tx: Tx): Promise<ModuleResult<{ username: string }>> => {
        const account = await accountOf(tx, service);
        if (account && account.state !== "terminated") return refused("The account exists on this server already");
        const record = { ...recordOf(service), state: "active", reason: "", updated_at: house.now() };
        await tx
          .insertInto("sandbox_accounts")
          .values({ ...keyOf(service), ...record, created_at: house.now() })
          .onConflict((conflict) => conflict.columns(["subject", "subject_id"]).doUpdateSet(record))
          .execute();
        return { ...done, username: service.username };
      };
      return once(house, reference, work, mute);
    },
    suspend: (call) => on("suspend", call, () => ({ state: "suspended", reason: call.reason })),
    unsuspend: (call) => on("unsuspend", call, () => ({ state: "active", reason: "" })),
    terminate: (call) => on("terminate", call, () => ({ state: "terminated" })),
    changePackage: (call) => on("changepackage", call, () => packageOf(call.service)),
    changePassword: (call) => on("changepassword", call, () => ({ password: call.password })),
    renew: (call) => on("renew", call, ({ renewals }) => ({ renewals: renewals + 1 })),
    commands: () => [
      { name: "reboot", label: "Restart", forClient: true },
      { name: "clearcache", label: "Empty the cache", forClient: true },
      { name: "rebuild", label: "Build anew from the last copy", forClient: false },
    ],
    custom: (call) =>
      on("custom", call, ({ state }) =>
        state === "suspended" ? "The account is suspended" : { last_command: call.command },
      ),
    serverStatus: async () => ({ load: "0.42 0.37 0.31", uptime: "41 days" }),
    // All of its servers are one: whose account is meant, the books know. Each uses more with every renewal.
    async usage() {
      const accounts = await house.db
        .selectFrom("sandbox_accounts")
        .select(["subject_id", "username", "domain", "renewals"])
        .where("subject", "=", "service")
        .where("state", "<>", "terminated")
        .execute();
      return accounts.map(({ subject_id, username, domain, renewals }) => ({
        ...{ username, domain, diskLimit: 10_000, bandwidthLimit: 100_000 },
        diskUsage: ((subject_id * 37) % 900) + 100 * (renewals + 1),
        bandwidthUsage: ((subject_id * 53) % 9000) + 1000 * (renewals + 1),
      }));
    },
  };
}
