import "../ui/styles/index.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { CSSProperties, ReactNode } from "react";
import { env } from "../env.ts";
import { locales } from "../messages/locales.ts";
import { words } from "../messages/words.ts";
import { DraftKeeper } from "../ui/draft-keeper.tsx";
import { flashCookie, readFlash } from "../ui/flash.ts";
import { FlashToast } from "../ui/flash-toast.tsx";
import { fontClass } from "../ui/fonts.ts";
import { Notice } from "../ui/notice.tsx";
import { readTheme, themeAttribute, themeCookie } from "../ui/theme.ts";
import { pictureAddress } from "./brand.ts";

// What is shown is always somebody's own: nothing of it is made ahead.
export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  const name = env().BRAND_NAME;
  return {
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: pictureAddress("icon") ?? "/icon.svg" },
    robots: { index: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { t, locale } = await words();
  const jar = await cookies();
  const theme = readTheme(jar.get(themeCookie)?.value);
  // Scripts take it away once it was shown; without them it is said until it runs out.
  const flash = readFlash(jar.get(flashCookie)?.value);
  return (
    <html
      lang={locale}
      dir={locales[locale].direction}
      className={fontClass}
      data-theme={themeAttribute(theme)}
      style={{ "--brand-hue": env().BRAND_HUE } as CSSProperties}
    >
      <body>
        {flash && (
          <noscript>
            <Notice tone="ok" title={flash.title}>
              {flash.detail}
            </Notice>
          </noscript>
        )}
        {children}
        <DraftKeeper />
        <FlashToast closeLabel={t("common.close")} />
      </body>
    </html>
  );
}
