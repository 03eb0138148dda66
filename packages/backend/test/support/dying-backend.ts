/** A process that answers one call and dies at its module's side: before the module has done it, or right after. */
import { connect } from "@kraken/database";
import { createBackend } from "../../src/backend.ts";
import { createModules, type ProvisioningModule, type RegistrarModule } from "../../src/modules/index.ts";
import type { Tables } from "../../src/schema/index.ts";
import { credentials, plainPasswords } from "./books.ts";

export type Order = {
  url: string;
  schema: string | undefined;
  /** The function of the module at which it dies. */
  at: string;
  when: "before" | "after";
  form: Record<string, string>;
  /** Its clock. */
  time: number;
};

const order = JSON.parse(process.argv[2] ?? "{}") as Order;
const database = await connect<Tables>(order.url, { schema: order.schema });
const clock = () => new Date(order.time);
const modules = createModules(database, clock, { sandbox: true });

/** The same module, deadly in one function. */
function deadly<M extends object>(module: M): M {
  return new Proxy(module, {
    get(target, name, receiver) {
      const own: unknown = Reflect.get(target, name, receiver);
      if (name !== order.at || typeof own !== "function") return own;
      return async (...asked: unknown[]) => {
        if (order.when === "after") await own.apply(target, asked);
        process.kill(process.pid, "SIGKILL");
        await new Promise(() => {});
      };
    },
  });
}

const provisioning = modules.provisioning.find("sandbox") as ProvisioningModule;
const registrar = modules.registrars.find("sandbox") as RegistrarModule;
const backend = createBackend({
  database,
  credentials,
  clock,
  passwords: plainPasswords,
  modules: { sandbox: true, provisioning: [deadly(provisioning)], registrars: [deadly(registrar)] },
});
const body = new URLSearchParams({ ...credentials, ...order.form });
await backend.fetch(new Request("http://backend.example/includes/api.php", { method: "POST", body }));
// Not reached where it died as ordered.
process.exit(1);
