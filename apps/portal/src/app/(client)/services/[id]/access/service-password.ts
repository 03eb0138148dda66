import type { Words } from "../../../../../messages/words.ts";
import type { Problems } from "../../../../forms/write-form.ts";

/** Characters of a service's password: control panels take no more, and guess at what is no plain letter or sign. */
export const LEAST_SERVICE_PASSWORD = 10;
const MOST_SERVICE_PASSWORD = 64;

/** What is wrong with a new password of a service, which the field of this name has. */
export function wrongServicePassword(name: string, password: string, t: Words["t"]): Problems {
  const length = Array.from(password).length;
  if (length < LEAST_SERVICE_PASSWORD)
    return [{ name, message: t("manage.access.short", { least: LEAST_SERVICE_PASSWORD }) }];
  if (length > MOST_SERVICE_PASSWORD)
    return [{ name, message: t("manage.access.long", { most: MOST_SERVICE_PASSWORD }) }];
  return /[^\x21-\x7e]/.test(password) ? [{ name, message: t("manage.access.signs") }] : [];
}
