import type { Words } from "../../messages/words.ts";
import type { DescribedFormProps } from "./described-form.tsx";

/** What every described form needs to say. */
export const formWords = (t: Words["t"]) => ({
  summaries: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => t("manage.form.summary", { count })),
  words: {
    show: t("manage.form.show"),
    hide: t("manage.form.hide"),
    copy: t("manage.form.copy"),
    copied: t("manage.form.copied"),
    kept: t("manage.form.kept"),
  } satisfies DescribedFormProps["words"],
});
