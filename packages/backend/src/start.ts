import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { connect } from "@kraken/database";
import { createBackend } from "./backend.ts";
import { isDemoHalfMade, seedDemo } from "./demo/index.ts";
import { smtpMail } from "./mail/smtp.ts";
import { rdapLookup } from "./modules/index.ts";
import { argon2Passwords } from "./passwords.ts";
import { migrations, type Tables } from "./schema/index.ts";
import { listen } from "./server.ts";

/** A wrong variable or argument; the message is a sentence that names it. */
export class SettingError extends Error {
  override name = "SettingError";
}

export type StartOptions = {
  demo?: boolean | undefined;
  clients?: string | undefined;
  /** Answer as a WHMCS does. */
  strict?: boolean | undefined;
  env: Record<string, string | undefined>;
  say: (line: string) => void;
};

export type Login = { role: string; email: string; password: string; note: string };

/** What others need to use a started backend. */
export type BackendFacts = { endpoint: string; identifier: string; secret: string; logins: Login[] };

type Kept = { identifier: string; secret: string; demoPassword: string };

const word = (bytes: number) => randomBytes(bytes).toString("base64url");
/** Something that can be typed: four groups of letters and digits that don't look alike. */
const typeable = () =>
  Array.from({ length: 4 }, () =>
    Array.from(randomBytes(4), (byte) => "abcdefghjkmnpqrstuvwxyz23456789"[byte % 31]).join(""),
  ).join("-");

/** The credentials of this installation, made at the first start and kept for its owner alone. */
function keptSecrets(home: string): Kept {
  const file = join(home, "backend-secrets.json");
  let kept: Partial<Kept> = {};
  try {
    kept = JSON.parse(readFileSync(file, "utf8")) as Partial<Kept>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      throw new SettingError(`${file} can't be read. Mend or delete it.`);
  }
  const whole = {
    identifier: kept.identifier ?? word(24),
    secret: kept.secret ?? word(32),
    demoPassword: kept.demoPassword ?? typeable(),
  };
  if (JSON.stringify(whole) !== JSON.stringify(kept)) {
    writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return whole;
}

function wholeNumber(name: string, text: string | undefined, standard: number, from: number, to: number): number {
  if (text === undefined || text === "") return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new SettingError(`${name} must be a whole number from ${from} to ${to}.`);
  }
  return value;
}

/** true or false of a variable, undefined when it is not set. */
const isOn = (text: string | undefined) => (text ? /^(1|true|on|yes)$/i.test(text) : undefined);

/** A line that grows while many rows are written. */
function progress(say: (line: string) => void) {
  let shown = -1;
  return (done: number, total: number) => {
    const percent = Math.floor((done / total) * 100);
    if (process.stdout.isTTY) {
      process.stdout.write(`\r  ${"█".repeat(percent / 4).padEnd(25, "·")} ${percent} %${percent === 100 ? "\n" : ""}`);
    } else if (Math.floor(percent / 25) !== shown) {
      shown = Math.floor(percent / 25);
      say(`  ${percent} %`);
    }
  };
}

/** Who tells whether a domain is free: nobody outside this machine for the demo, the registries otherwise. */
function lookupOf(env: StartOptions["env"], demo: boolean | undefined) {
  const kind = env.KRAKEN_WHOIS || (demo ? "offline" : "rdap");
  if (kind === "offline") return undefined;
  if (kind !== "rdap") throw new SettingError("KRAKEN_WHOIS must be rdap or offline.");
  const bootstrapUrl = env.RDAP_BOOTSTRAP_URL || undefined;
  if (bootstrapUrl !== undefined && !URL.canParse(bootstrapUrl)) {
    throw new SettingError("RDAP_BOOTSTRAP_URL must be the address of a list of RDAP servers (RFC 9224).");
  }
  return rdapLookup({ bootstrapUrl, clock: () => new Date() });
}

const homeOf = (env: StartOptions["env"]) => resolve(env.KRAKEN_HOME || ".kraken");

/** Where the books are: DATABASE_URL, or a SQLite file in KRAKEN_HOME. */
export const booksUrl = (env: StartOptions["env"]) => env.DATABASE_URL || `file:${join(homeOf(env), "backend.db")}`;

/**
 * Opens the database, brings it up to date, fills an empty one with the demo company when asked, and serves.
 * @throws SettingError, DatabaseError or PortTakenError with a sentence for whoever runs it.
 */
export async function startBackend({ env, say, ...options }: StartOptions) {
  const port = wholeNumber("KRAKEN_BACKEND_PORT", env.KRAKEN_BACKEND_PORT, 4100, 0, 65_535);
  const clients = wholeNumber("--clients", options.clients, 200, 10, 1_000_000);
  const home = homeOf(env);
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch {
    throw new SettingError(`KRAKEN_HOME can't be ${home}: no folder can be made there.`);
  }
  const kept = keptSecrets(home);
  const identifier = env.API_IDENTIFIER || kept.identifier;
  const secret = env.API_SECRET || kept.secret;
  if (env.SMTP_URL && !/^smtps?:\/\/[^/]/.test(env.SMTP_URL)) {
    throw new SettingError("SMTP_URL must be smtp://host:port or smtps://host:port, with user:password@ where needed.");
  }
  const lookup = lookupOf(env, options.demo);
  const mail = env.SMTP_URL ? smtpMail(env.SMTP_URL) : undefined;

  const database = await connect<Tables>(booksUrl(env), {
    schema: "kraken_backend",
  });
  try {
    await database.migrate(migrations);
    if (await isDemoHalfMade(database)) {
      throw new SettingError(
        "The demo company was begun in this database and cut off. Delete the database and start again.",
      );
    }
    const isEmpty = !(await database.db.selectFrom("clients").select("id").limit(1).executeTakeFirst());
    if (options.demo && isEmpty) {
      say(`Making the demo company with ${clients} clients${clients > 1000 ? " (about a minute for 100,000)" : ""} …`);
      await seedDemo(database, {
        clients,
        clock: () => new Date(),
        hashPassword: argon2Passwords.hash,
        demoPassword: kept.demoPassword,
        onProgress: clients > 1000 ? progress(say) : undefined,
      });
    }
    const backend = createBackend({
      database,
      credentials: { identifier, secret },
      adminPasswords: isOn(env.KRAKEN_ADMIN_PASSWORDS) ?? options.demo,
      modules: { mail, lookup, sandbox: isOn(env.KRAKEN_SANDBOX) ?? options.demo },
      strict: options.strict,
      allowGet: isOn(env.KRAKEN_ALLOW_GET),
      onFailure: ({ error, ...about }) =>
        console.error(JSON.stringify({ level: "error", ...about, error: String(error) })),
    });
    const server = await listen(backend, port);
    backend.worker.start(2000);
    backend.indexer.start(1000);
    const login = (role: string, email: string, note: string): Login => ({
      role,
      email,
      note,
      password: kept.demoPassword,
    });
    const logins = options.demo
      ? [
          login("Client", "demo@kraken.example", "a rich account"),
          login("Client", "other@kraken.example", "another one"),
        ]
      : [];
    const facts: BackendFacts = {
      endpoint: `http://127.0.0.1:${server.port}/includes/api.php`,
      identifier,
      secret,
      logins,
    };
    return {
      facts,
      async close() {
        await server.close();
        await backend.worker.stop();
        await backend.indexer.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
