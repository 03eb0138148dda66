import type { Settings } from "../../settings.ts";

/** A day or a moment as the installation writes days (DateFormat): "23/11/2026"; "" for none. */
export function shownDay(stored: string | null, settings: Settings): string {
  if (!stored) return "";
  const [year = "", month = "", day = ""] = stored.slice(0, 10).split("-");
  const format = settings.text("DateFormat") || "DD/MM/YYYY";
  return format.replace("YYYY", year).replace("MM", month).replace("DD", day);
}

/** A page of the portal that clients use: under SystemURL, or only its path while that is not set. */
export function portalPage(settings: Settings, path: string): string {
  const base = settings.text("SystemURL");
  return `${base === "" || base.endsWith("/") ? base : `${base}/`}${path}`;
}
