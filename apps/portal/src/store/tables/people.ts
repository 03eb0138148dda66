import { column, type MigrationContext } from "@kraken/database";
import type { SessionKind } from "./sessions.ts";

/** What the portal remembers of somebody who signs in: a user of WHMCS's ("client") or a member of staff. */
export type PrincipalRow = {
  kind: SessionKind;
  subject: string;
  /** Raised by "sign out everywhere", a new password and the like: sessions of an earlier epoch are over. */
  epoch: number;
};

/** The portal's own second factor: a time-based code (RFC 6238). */
export type SecondFactorRow = {
  kind: SessionKind;
  subject: string;
  /** Encrypted; see src/session/secrets.ts. */
  secret: string;
  created_at: string;
  /** Null until a first code has shown that the app has the secret: it does not count before. */
  confirmed_at: string | null;
  /** The 30-second step of the last code that was taken: it and those before it are spent. */
  last_step: number;
};

export type RecoveryCodeRow = {
  kind: SessionKind;
  subject: string;
  code_hash: string;
  used_at: string | null;
};

export type StaffRole = "owner" | "billing" | "support" | "read-only";

export type StaffRow = {
  id: number;
  name: string;
  email: string;
  role: StaffRole;
  /** Argon2id. */
  password_hash: string;
  /** The WHMCS admin as whom this person writes. */
  admin_username: string;
  admin_id: number | null;
  created_at: string;
  disabled_at: string | null;
};

/** What an owner decides at run time, by name. */
export type SettingRow = { name: string; value: string; changed_at: string };

export type PeopleTables = {
  principals: PrincipalRow;
  second_factors: SecondFactorRow;
  recovery_codes: RecoveryCodeRow;
  staff: StaffRow;
  settings: SettingRow;
};

export async function createPeople({ createTable, createIndex }: MigrationContext): Promise<void> {
  const whose = { kind: column.textRequired, subject: column.textRequired };
  await createTable("principals", { ...whose, epoch: column.integer }, ["kind", "subject"]);
  await createTable(
    "second_factors",
    {
      ...whose,
      secret: column.textRequired,
      created_at: column.time,
      confirmed_at: column.timeOrNull,
      last_step: column.bigint,
    },
    ["kind", "subject"],
  );
  await createTable("recovery_codes", { ...whose, code_hash: column.textRequired, used_at: column.timeOrNull }, [
    "kind",
    "subject",
    "code_hash",
  ]);
  await createTable("staff", {
    id: column.id,
    name: column.textRequired,
    email: column.textRequired,
    role: column.textRequired,
    password_hash: column.textRequired,
    admin_username: column.text,
    admin_id: column.integerOrNull,
    created_at: column.time,
    disabled_at: column.timeOrNull,
  });
  await createIndex("staff", ["lower(email)"], { unique: true });
  await createTable("settings", { name: column.textRequired, value: column.text, changed_at: column.time }, ["name"]);
}
