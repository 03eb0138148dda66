import { randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the package's default) as OWASP asks for it: 19 MiB, two rounds, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** ASVS 6.2.1 asks for 8, and 15 where there may be no second factor. */
export const LEAST_PASSWORD = 15;
export const MOST_PASSWORD = 200;

let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/** Whether this is the password. It takes as long when there is none to compare with. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(16), options);
  const right = await verify(stored ?? (await decoy), password).catch(() => false);
  return stored !== undefined && right;
}

/** Without what is easily taken for something else: 0 and o, 1, i and l. 31 signs, 20 of them: 99 bits. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

const group = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join("");

export const makePassword = (): string => Array.from({ length: 4 }, group).join("-");

/** A code for the day on which the phone is lost: ten signs, 49 bits. */
export const makeRecoveryCode = (): string => `${group()}-${group()}`;
