import { Secret, TOTP } from "otpauth";

/** As every authenticator app has it: six digits, 30 seconds, SHA-1. (RFC 6238) */
const PERIOD = 30;
const shape = { algorithm: "SHA1", digits: 6, period: PERIOD } as const;

/** 160 bits in base32, as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the QR code says: otpauth://totp/… */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...shape, secret: Secret.fromBase32(secret), issuer, label }).toString();

/** The 30-second step that a code belongs to: this one, the one before or the next; undefined for any other. */
export function stepOfCode(secret: string, code: string, now: number = Date.now()): number | undefined {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = TOTP.validate({
    ...shape,
    secret: Secret.fromBase32(secret),
    token: digits,
    timestamp: now,
    window: 1,
  });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta;
}
