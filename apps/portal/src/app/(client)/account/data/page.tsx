import { notFound } from "next/navigation";
import { requireClient } from "../../../../access/access.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Row } from "../../../../ui/row.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { formWords } from "../../../forms/words.ts";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";
import { prepare } from "./actions.ts";
import { DataForm } from "./data-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("accounts.data.title"));

const HERE = "/account/data";

/** What a client may ask for by law: a copy of everything, and the end of the account. */
export default page(HERE, async () => {
  const scope = await requireClient("owner", HERE);
  if (scope.actor) notFound();
  const { t } = await words();
  return (
    <>
      <PageHeader title={t("accounts.data.title")} state={t("accounts.data.lead")} />
      <AccountTabs scope={scope} here={HERE} t={t} />
      <Columns kind="even">
        <Section title={t("accounts.data.copy")}>
          <Stack gap="small">
            <p className="muted">{t("accounts.data.what")}</p>
            <DataForm
              action={prepare}
              once={newOnce()}
              hidden={{}}
              groups={[
                {
                  fields: [
                    {
                      kind: "password",
                      name: "accountPassword",
                      label: t("manage.access.account"),
                      help: t("accounts.data.passwordHelp"),
                      autoComplete: "current-password",
                    },
                  ],
                },
              ]}
              submit={{ label: t("accounts.data.prepare"), pending: t("manage.access.looking"), kind: "secondary" }}
              href={HERE}
              {...formWords(t)}
            />
          </Stack>
        </Section>
        <Section title={t("accounts.close.title")}>
          <Stack gap="small">
            <p className="muted">{t("accounts.close.short")}</p>
            <Row>
              <LinkButton href="/account/close">{t("accounts.close.look")}</LinkButton>
            </Row>
          </Stack>
        </Section>
      </Columns>
    </>
  );
});
