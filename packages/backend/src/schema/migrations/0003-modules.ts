import { column as is, type Migration } from "@kraken/database";

/** Calls to modules by their reference, and what the sandbox modules remember. */
export const modules: Migration = {
  name: "0003_modules",
  async up({ createTable, createIndex }) {
    await createTable("module_calls", {
      id: is.id,
      reference: is.textRequired,
      subject: is.textRequired,
      subject_id: is.integer,
      module: is.textRequired,
      action: is.textRequired,
      parameters: is.text,
      state: is.textRequired,
      is_automatic: is.flag,
      answer: is.text,
      error: is.text,
      attempts: is.integer,
      created_at: is.time,
      updated_at: is.time,
    });
    await createIndex("module_calls", ["reference"], { unique: true });
    await createIndex("module_calls", ["subject", "subject_id"]);
    await createIndex("module_calls", ["state", "updated_at"]);

    await createTable("sandbox_calls", { reference: is.textRequired, answer: is.text, created_at: is.time }, [
      "reference",
    ]);

    await createTable("sandbox_accounts", {
      id: is.id,
      subject: is.textRequired,
      subject_id: is.integer,
      domain: is.text,
      username: is.text,
      password: is.text,
      package: is.text,
      options: is.text,
      state: is.textRequired,
      reason: is.text,
      renewals: is.integer,
      last_command: is.text,
      created_at: is.time,
      updated_at: is.time,
    });
    await createIndex("sandbox_accounts", ["subject", "subject_id"], { unique: true });

    await createTable("sandbox_domains", {
      id: is.id,
      domain: is.textRequired,
      state: is.textRequired,
      registered_on: is.dateOrNull,
      expires_on: is.dateOrNull,
      nameservers: is.text,
      contacts: is.text,
      is_locked: is.flag,
      id_protection: is.flag,
      epp_code: is.text,
      dns: is.text,
      tag: is.text,
      requested_on: is.dateOrNull,
      created_at: is.time,
      updated_at: is.time,
    });
    await createIndex("sandbox_domains", ["domain"], { unique: true });

    await createTable(
      "sandbox_tokens",
      {
        token: is.textRequired,
        last_four: is.text,
        card_type: is.text,
        expiry: is.text,
        behaviour: is.textRequired,
        created_at: is.time,
      },
      ["token"],
    );
    await createTable("sandbox_charges", {
      id: is.id,
      reference: is.textRequired,
      token: is.text,
      amount: is.moneyRequired,
      currency: is.textRequired,
      refunded: is.money,
      created_at: is.time,
    });
    await createIndex("sandbox_charges", ["reference"], { unique: true });
    await createTable("sandbox_refunds", {
      id: is.id,
      reference: is.textRequired,
      charge_id: is.belongsTo("sandbox_charges"),
      amount: is.moneyRequired,
      created_at: is.time,
    });
    await createIndex("sandbox_refunds", ["reference"], { unique: true });
  },
};
