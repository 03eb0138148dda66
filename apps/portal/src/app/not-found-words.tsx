import { words } from "../messages/words.ts";
import { ErrorPage } from "../ui/error-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Nothing is here, or nothing that this reader may know of: both look the same. */
export async function NotFoundWords() {
  const { t } = await words();
  return (
    <ErrorPage
      title={t("common.notFound.title")}
      actions={<LinkButton href="/">{t("common.notFound.home")}</LinkButton>}
    >
      {t("common.notFound.body")}
    </ErrorPage>
  );
}
