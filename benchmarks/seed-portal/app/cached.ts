// biome-ignore-all lint/suspicious/noExplicitAny: the specification leaves its answers untyped
import { unstable_cache } from "next/cache";
import { whmcsApi } from "../../seed/whmcs.ts";

/** "Cache duration is typically 60 seconds." Shorter where a run has to see it end often, as Kraken's then is too. */
const revalidate = Number(process.env.SEED_CACHE_SECONDS || 60);

/** "Uses Next.js unstable_cache for API responses", with tags: one entry for each client, action and parameters. */
export const cached = (action: string, params: Record<string, any>, whose: string): Promise<any> =>
  unstable_cache(() => whmcsApi(action, params), [whose, action, JSON.stringify(params)], {
    revalidate,
    tags: [whose, `${whose}:${action}`],
  })();
