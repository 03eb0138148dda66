import { words } from "../messages/words.ts";
import { ErrorPage } from "../ui/error-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** The client's owner did not allow this user what he asks for. */
export async function ForbiddenWords() {
  const { t } = await words();
  return (
    <ErrorPage
      title={t("people.forbidden.title")}
      actions={<LinkButton href="/">{t("common.notFound.home")}</LinkButton>}
    >
      {t("people.forbidden.body")}
    </ErrorPage>
  );
}
