import { safePath } from "../../access/access.ts";

/** Where staff go after signing in: a page of the admin portal, else its first. */
export function nextOf(next: unknown): string {
  const path = safePath(next, "/admin");
  const within = /^\/admin(?=[/?]|$)/.test(path) && !/^\/admin\/login(?=[/?]|$)/.test(path);
  return within ? path : "/admin";
}
