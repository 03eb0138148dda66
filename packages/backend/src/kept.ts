import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SettingError } from "./environment.ts";

type Kept = { identifier: string; secret: string; demoPassword: string };

const word = (bytes: number) => randomBytes(bytes).toString("base64url");
/** Something that can be typed: four groups of letters and digits that don't look alike. */
const typeable = () =>
  Array.from({ length: 4 }, () =>
    Array.from(randomBytes(4), (byte) => "abcdefghjkmnpqrstuvwxyz23456789"[byte % 31]).join(""),
  ).join("-");

/** Writes a file for this user alone, whatever it was before; answers its text. */
function writeForOwner(file: string, value: object): string {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
  return text;
}

/** Does a file say this? One that can't be read doesn't. */
function says(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

/** The credentials of this installation, made at the first start and kept for its owner alone. */
export function keptSecrets(home: string): Kept {
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
  if (JSON.stringify(whole) !== JSON.stringify(kept)) writeForOwner(file, whole);
  return whole;
}

/**
 * Says in KRAKEN_HOME where the backend is reached while it runs, so that a command of the shell finds it. Credentials
 * are not in it: those that the environment gave are written down nowhere.
 * @returns takes it away again, unless another backend has written its own meanwhile
 */
export function keepAddress(home: string, endpoint: string): () => void {
  const file = join(home, "backend-address.json");
  const text = writeForOwner(file, { endpoint });
  return () => {
    if (says(file, text)) rmSync(file, { force: true });
  };
}
