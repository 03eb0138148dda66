import "server-only";
import { cookies } from "next/headers";
import { env } from "../env.ts";
import type { TokenKind } from "./token.ts";

const isHttps = () => env().origins.every((origin) => origin.startsWith("https:"));

/** A token, or the random name of a cart. */
type CookieKind = TokenKind | "cart";

/** The cookie of each kind; on https with the prefix that binds it to this host. */
const nameOf = (kind: CookieKind) => `${isHttps() ? "__Host-" : ""}kraken-${kind}`;

export async function readCookie(kind: CookieKind): Promise<string | undefined> {
  return (await cookies()).get(nameOf(kind))?.value;
}

/** Only in server actions and route handlers: rendering can't set cookies. */
export async function writeCookie(kind: CookieKind, token: string, seconds: number): Promise<void> {
  (await cookies()).set(nameOf(kind), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: seconds,
  });
}

/** A browser takes a `__Host-` cookie away only when it is told so as it was told to keep it. */
export const clearCookie = (kind: CookieKind): Promise<void> => writeCookie(kind, "", 0);
