import { words } from "../../../messages/words.ts";
import { ErrorPage } from "../../../ui/error-page.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";

export default async function NotFound() {
  const { t } = await words();
  return (
    <ErrorPage
      title={t("common.notFound.title")}
      actions={<LinkButton href="/admin">{t("common.notFound.home")}</LinkButton>}
    >
      {t("common.notFound.body")}
    </ErrorPage>
  );
}
