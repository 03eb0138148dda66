import { column as is, type Migration } from "@kraken/database";

/** Links that sign somebody in once (CreateSsoToken). Only the tokens' hashes are kept. */
export const sso: Migration = {
  name: "0007_sso",
  async up({ createTable, createIndex }) {
    await createTable("sso_tokens", {
      id: is.id,
      token_hash: is.textRequired,
      user_id: is.belongsTo("users"),
      client_id: is.mayReferTo("clients", "cascade"),
      path: is.text,
      expires_at: is.time,
      used_at: is.timeOrNull,
      created_at: is.time,
    });
    await createIndex("sso_tokens", ["token_hash"], { unique: true });
    await createIndex("sso_tokens", ["user_id"]);
    await createIndex("sso_tokens", ["client_id"]);
    await createIndex("sso_tokens", ["expires_at"]);
    await createIndex("users", ["reset_token_hash"]);
  },
};
