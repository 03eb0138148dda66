import { cookies } from "next/headers";
import { type Locale, locales } from "../../messages/locales.ts";
import { words } from "../../messages/words.ts";
import { PrefsMenu } from "../../ui/prefs-menu.tsx";
import { readTheme, themeCookie } from "../../ui/theme.ts";
import { setLanguage } from "../preferences.ts";

/** Theme and language, for everybody. */
export async function Prefs() {
  const { t, locale } = await words();
  const codes = Object.keys(locales) as Locale[];
  return (
    <PrefsMenu
      label={t("client.shell.prefs")}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      themeLabels={{
        title: t("client.shell.theme"),
        system: t("client.shell.themeSystem"),
        light: t("client.shell.themeLight"),
        dark: t("client.shell.themeDark"),
      }}
      languages={codes.map((code) => ({ code, label: locales[code].name, current: code === locale }))}
      setLanguage={setLanguage}
    />
  );
}
