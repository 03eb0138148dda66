export type Theme = "system" | "light" | "dark";

/** The cookie that keeps the choice. It holds nothing else and is readable by scripts. */
export const themeCookie = "theme";

/** Reads the cookie's value; anything unknown follows the system. */
export function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** For `<html data-theme={themeAttribute(theme)}>`. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
