import { resolve } from "node:path";
import { backupSqlite, restoreSqlite } from "@kraken/database";
import { SettingError } from "./environment.ts";
import { booksUrl } from "./start.ts";

export type BackupOptions = { env: Record<string, string | undefined>; file: string; say: (line: string) => void };

/** npm runs us in the repository's folder; a file's name is meant from where npm was called. */
const named = ({ env, file }: BackupOptions) => resolve(env.INIT_CWD || ".", file);

function sqliteUrl({ env }: BackupOptions, sentence: string): string {
  const url = booksUrl(env);
  if (!url.startsWith("file:")) throw new SettingError(sentence);
  return url;
}

/**
 * Writes the books as they are at this moment into a new file, while a backend serves them.
 * @throws SettingError on PostgreSQL, DatabaseError when it can't be done
 */
export function backupBooks(options: BackupOptions): void {
  const url = sqliteUrl(
    options,
    'The books are in PostgreSQL, which has its own tool: pg_dump --format=custom --schema=kraken_backend --file=FILE "$DATABASE_URL"',
  );
  backupSqlite(url, named(options));
  options.say(`The books are in ${named(options)}.`);
}

/**
 * Puts a backup in the books' place.
 * @throws SettingError on PostgreSQL, DatabaseError when it can't be done
 */
export function restoreBooks(options: BackupOptions): void {
  const url = sqliteUrl(
    options,
    'The books are in PostgreSQL, which has its own tool: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
  );
  const replaced = restoreSqlite(url, named(options));
  options.say(`The books are those of ${named(options)}.`);
  if (replaced !== undefined) options.say(`What was there before is in ${replaced}; delete it when all is well.`);
}
