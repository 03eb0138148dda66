import "server-only";
import { locales } from "../../messages/locales.ts";
import { words } from "../../messages/words.ts";
import { makePdf } from "../../pdf/make-pdf.ts";
import type { Sheet } from "../../pdf/sheet.ts";
import { download } from "./download.ts";

/** Answers with a sheet as a PDF to save; without one, that there is none. */
export async function downloadPdf(where: string, read: () => Promise<Sheet | undefined>): Promise<Response> {
  const { t, locale } = await words();
  return download(
    where,
    async () => {
      const sheet = await read();
      if (!sheet) return undefined;
      const page = (at: number, of: number) => t("billing.paper.page", { page: at, of });
      const isRtl = locales[locale].direction === "rtl";
      const data = await makePdf(sheet, { language: locale, page, isRtl });
      return { name: `${sheet.title}-${sheet.number}.pdf`.toLowerCase(), data };
    },
    "application/pdf",
  );
}
