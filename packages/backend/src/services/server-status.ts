import type { Context } from "../context.ts";
import { serverFacts } from "./facts.ts";

/** How a server is, asked of its module; what does not answer is down. */
export async function serverStatus({ db, modules }: Context, { id, module }: { id: number; module: string }) {
  const down = { http: false, load: "", uptime: "" };
  const server = await serverFacts(db, id);
  const answer =
    server &&
    (await modules.provisioning
      .find(module)
      ?.serverStatus?.(server)
      .catch(() => null));
  return answer ? { http: true, load: answer.load, uptime: answer.uptime } : down;
}
