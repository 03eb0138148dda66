import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { Passwords } from "./context.ts";

/** Argon2id (the package's default) as OWASP asks for it: 19 MiB, two rounds, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Argon2id hashes of passwords. */
export const argon2Passwords: Passwords = {
  hash: (password) => hash(password, options),
  async verify(stored, password) {
    if (stored.startsWith("$argon2id$")) {
      return verify(stored, password).catch(() => false);
    }
    // Nobody has this password: the time that an answer takes must not tell whether an account exists.
    decoy ??= hash(randomBytes(16), options);
    await verify(await decoy, password);
    return false;
  },
};
