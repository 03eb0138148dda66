import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { portalPage } from "../../mail/fields/shown.ts";
import { readSettings } from "../../settings.ts";
import { issueSso, pathOf } from "../../users/sso.ts";

/** Whom to sign in: the named user, or the client's owner. */
async function whom(db: Context["db"], clientId: number | undefined, userId: number | undefined) {
  if (!clientId && !userId) return refuse("A valid client_id or user_id is required");
  if (clientId) {
    const client = await db.selectFrom("clients").select("allow_sso").where("id", "=", clientId).executeTakeFirst();
    if (!client) return refuse("Invalid client_id");
    if (client.allow_sso === 0) return refuse(`SSO authentication blocked for client ${clientId}`);
  }
  if (userId) {
    const user = await db.selectFrom("users").select("id").where("id", "=", userId).executeTakeFirst();
    if (!user) return refuse("Invalid user_id");
    if (!clientId) return userId;
  }
  let link = db
    .selectFrom("user_clients")
    .select("user_id")
    .where("client_id", "=", clientId ?? 0);
  link = userId ? link.where("user_id", "=", userId) : link.where("is_owner", "=", 1);
  const found = await link.executeTakeFirst();
  if (found) return found.user_id;
  return userId ? refuse("Invalid user_id for client") : refuse("Token could not be provisioned: no owner");
}

export const createSsoToken = handler(
  actions.createSsoToken,
  async (context, input) => {
    const { db, transaction } = context;
    const { client_id, user_id, service_id, domain_id } = input;
    const userId = await whom(db, client_id, user_id);
    const path = pathOf({
      destination: input.destination,
      serviceId: service_id,
      domainId: domain_id,
      redirectPath: input.sso_redirect_path,
    });
    if (path === undefined) return refuse("Invalid destination");
    for (const [table, id, name] of [
      ["services", service_id, "service"],
      ["domains", domain_id, "domain"],
    ] as const) {
      if (!id) continue;
      const found = await db.selectFrom(table).select("client_id").where("id", "=", id).executeTakeFirst();
      const isTheirs = found && (client_id === undefined || found.client_id === client_id);
      if (!isTheirs) refuse(`Token could not be provisioned: invalid ${name}_id`);
    }
    const token = await transaction((tx) => issueSso(context, tx, { userId, clientId: client_id || null, path }));
    const settings = await readSettings(db);
    return {
      access_token: token,
      redirect_url: portalPage(settings, `oauth/singlesignon.php?access_token=${token}`),
    };
  },
  { client_id: "Invalid client_id", user_id: "Invalid user_id" },
);
