import { join } from "node:path";
import { connect } from "@kraken/database";
import { createBackend } from "./backend.ts";
import { isDemoHalfMade, seedDemo } from "./demo/index.ts";
import { demoLogins, type Login } from "./demo/logins.ts";
import { type Environment, homeOf, makeHome, SettingError, settingsFrom } from "./environment.ts";
import { keepAddress, keptSecrets } from "./kept.ts";
import { smtpMail } from "./mail/smtp.ts";
import { ecbRates, rdapLookup } from "./modules/index.ts";
import { argon2Passwords } from "./passwords.ts";
import { migrations, type Tables } from "./schema/index.ts";
import { listen } from "./server.ts";

export type StartOptions = {
  demo?: boolean | undefined;
  clients?: string | undefined;
  /** Answer as a WHMCS does. */
  strict?: boolean | undefined;
  env: Environment;
  say: (line: string) => void;
};

/** What others need to use a started backend. */
export type BackendFacts = { endpoint: string; identifier: string; secret: string; logins: Login[] };

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

/** Where the books are: DATABASE_URL, or a SQLite file in KRAKEN_HOME. */
export const booksUrl = (env: Environment) => env.DATABASE_URL || `file:${join(homeOf(env), "backend.db")}`;

/**
 * Opens the database, brings it up to date, fills an empty one with the demo company when asked, and serves.
 * @throws SettingError, DatabaseError or PortTakenError with a sentence for whoever runs it.
 */
export async function startBackend({ env, say, ...options }: StartOptions) {
  const { host, port, clients, home, adminPasswords, sandbox, allowGet, smtp, lookup } = settingsFrom(env, options);
  makeHome(home);
  const kept = keptSecrets(home);
  const identifier = env.API_IDENTIFIER || kept.identifier;
  const secret = env.API_SECRET || kept.secret;
  const modules = {
    mail: smtp === undefined ? undefined : smtpMail(smtp),
    lookup: lookup && rdapLookup({ ...lookup, clock: () => new Date() }),
    sandbox,
    // Nothing of a demo or a trial leaves this machine.
    rates: sandbox ? undefined : ecbRates(),
  };

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
      adminPasswords,
      modules,
      strict: options.strict,
      allowGet,
      onFailure: ({ error, ...about }) =>
        console.error(JSON.stringify({ level: "error", ...about, error: String(error) })),
    });
    const server = await listen(backend, port, host);
    backend.worker.start(2000);
    backend.indexer.start(1000);
    const endpoint = `http://127.0.0.1:${server.port}/includes/api.php`;
    const forget = keepAddress(home, endpoint);
    const logins = options.demo ? await demoLogins(database, argon2Passwords, kept.demoPassword) : [];
    const facts: BackendFacts = { endpoint, identifier, secret, logins };
    return {
      facts,
      async close() {
        forget();
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
