import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "../env.ts";
import type { Principal } from "../store/sessions.ts";

/** Keys of their own for what is kept, so that what signs sessions does nothing else. (HKDF, RFC 5869) */
function keyFor(use: string, { kind }: Principal): Buffer {
  const secret = kind === "staff" ? env().ADMIN_JWT_SECRET : env().JWT_SECRET;
  return Buffer.from(hkdfSync("sha256", secret, "kraken", use, 32));
}

const bind = ({ kind, subject }: Principal) => Buffer.from(JSON.stringify([kind, subject]));

/** Encrypts a principal's secret with AES-256-GCM; it can't be put in another's place, nor used for something else. */
export function seal(principal: Principal, text: string, use = "second factor"): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(use, principal), nonce);
  cipher.setAAD(bind(principal));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", nonce, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** The text again; undefined when it is not what this key sealed for this principal. */
export function unseal(principal: Principal, sealed: string, use = "second factor"): string | undefined {
  const [version, ...parts] = sealed.split(".");
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "v1" || nonce?.length !== 12 || tag?.length !== 16 || !text) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(use, principal), nonce);
    decipher.setAAD(bind(principal));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** What is kept of a recovery code: it has 49 bits of chance, and the key is not in the store. */
export function recoveryCodeHash(principal: Principal, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHmac("sha256", keyFor("recovery codes", principal))
    .update(bind(principal))
    .update(plain)
    .digest("base64url");
}

/** What tells whether two forms hold the same, and nothing of what they hold: passwords may be in them. */
export const formHash = (principal: Principal, text: string): string =>
  createHmac("sha256", keyFor("forms", principal)).update(bind(principal)).update(text).digest("base64url");
