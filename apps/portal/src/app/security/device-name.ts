import { deviceOf } from "../../lib/device.ts";
import type { Words } from "../../messages/words.ts";

/** "Firefox on Linux", as far as a User-Agent header tells. */
export function deviceName(userAgent: string, t: Words["t"]): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t("security.device.on", { browser, system });
  if (system) return t("security.device.on", { browser: t("security.device.browser"), system });
  return browser ?? t("security.sessions.unknownDevice");
}
