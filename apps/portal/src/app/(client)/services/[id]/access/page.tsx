import { serviceCommands } from "../../../../../data/service-care.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { openPanel } from "../../../manage/actions.ts";
import { mayBeSignedIn } from "../../../manage/elsewhere.ts";
import { titled } from "../../../title.ts";
import { own, type Props } from "../own.ts";
import { ServiceHead } from "../service-head.tsx";
import { changePassword, reveal } from "./actions.ts";
import { LEAST_SERVICE_PASSWORD } from "./service-password.ts";

const mine = (props: Props) => own(props, "/access");

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.access.of", { name: found.name });
});

export default page("/services/[id]/access", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [{ t }, engine] = await Promise.all([words(), serviceCommands(scope, found.id)]);
  const runs = found.status === "Active";
  // Kraken's own backend has no control panels behind a client area: a WHMCS does.
  const hasPanel = runs && engine.is === "not served" && mayBeSignedIn(scope);
  const mayManage = runs && scope.may("manageproducts");
  const service = { service: String(found.id) };
  const { words: said, ...summaries } = formWords(t);
  return (
    <>
      <ServiceHead found={found} title={t("manage.access.of", { name: found.name })} t={t} />
      {!hasPanel && !mayManage && (
        <EmptyState level={2} title={t("manage.access.noneTitle")}>
          {t("manage.access.none")}
        </EmptyState>
      )}
      <Columns kind="even">
        {mayManage && (
          <Section title={t("manage.access.reveal")}>
            <RichForm
              action={reveal}
              once={newOnce()}
              hidden={service}
              groups={[
                {
                  fields: [
                    {
                      kind: "password",
                      name: "accountPassword",
                      label: t("manage.access.account"),
                      help: t("manage.access.accountHelp"),
                      autoComplete: "current-password",
                    },
                  ],
                },
              ]}
              submit={{ label: t("manage.access.revealIt"), pending: t("manage.access.looking"), kind: "secondary" }}
              href={`/services/${found.id}/access`}
              words={said}
              {...summaries}
            />
          </Section>
        )}
        <Stack>
          {hasPanel && (
            <Section title={t("manage.access.panel")}>
              <Stack gap="small">
                <p className="muted">{t("manage.access.panelHelp")}</p>
                <RichForm
                  action={openPanel}
                  once={newOnce()}
                  hidden={service}
                  submit={{ label: t("manage.access.open"), pending: t("manage.sso.opening") }}
                />
              </Stack>
            </Section>
          )}
          {mayManage && (
            <Section title={t("manage.access.change")}>
              <RichForm
                action={changePassword}
                once={newOnce()}
                hidden={service}
                groups={[
                  {
                    fields: [
                      {
                        kind: "password",
                        name: "newPassword",
                        label: t("manage.access.newPassword"),
                        help: t("manage.access.newHelp", { least: LEAST_SERVICE_PASSWORD }),
                        autoComplete: "new-password",
                      },
                    ],
                  },
                ]}
                submit={{ label: t("manage.access.changeIt"), pending: t("manage.form.saving"), kind: "secondary" }}
                words={said}
                {...summaries}
              />
            </Section>
          )}
        </Stack>
      </Columns>
    </>
  );
});
