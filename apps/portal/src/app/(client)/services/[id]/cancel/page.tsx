import { domains } from "../../../../../data/domains.ts";
import { cancellationOf } from "../../../../../data/service-care.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { formatDate } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { monthsOf } from "../../../cycles.ts";
import { isHeld, isLive } from "../../../live.ts";
import { titled } from "../../../title.ts";
import { Cancellation } from "../cancellation.tsx";
import { own, type Props } from "../own.ts";
import { ServiceHead } from "../service-head.tsx";
import { cancel } from "./actions.ts";
import { typedName } from "./typed-name.ts";

const mine = (props: Props) => own(props, "/cancel", ["products", "orders"]);

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.cancel.of", { name: found.name });
});

export default page("/services/[id]/cancel", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [{ t, locale }, request, held] = await Promise.all([
    words(),
    cancellationOf(scope, found.id),
    found.domain !== "" && scope.may("domains") ? domains(scope) : [],
  ]);
  const { today } = clock();
  const domain = held.find((each) => each.name === found.domain && isHeld(each));
  const isPeriodic = monthsOf(found.cycle) !== undefined && found.nextDue !== null && found.nextDue > today;
  const end = isPeriodic ? formatDate(found.nextDue ?? "", locale) : null;
  const isAsked = request.is === "known" && request.value !== null;
  return (
    <>
      <ServiceHead found={found} title={t("manage.cancel.of", { name: found.name })} t={t} />
      <Columns kind="form">
        {!isLive(found) ? (
          <Notice title={t("manage.cancel.over")} />
        ) : isAsked ? (
          <Cancellation scope={scope} found={found} />
        ) : (
          <Stack gap="small">
            <Notice tone="warn" title={t("manage.cancel.loses")}>
              {t("manage.cancel.losesWhat")}
            </Notice>
            {domain && <Notice tone="ok">{t("manage.cancel.domainStays", { name: domain.name })}</Notice>}
            <RichForm
              action={cancel}
              once={newOnce()}
              hidden={{ service: String(found.id) }}
              groups={[
                {
                  fields: [
                    {
                      kind: "options",
                      name: "when",
                      label: t("manage.cancel.when"),
                      value: end ? "end" : "now",
                      options: [
                        ...(end
                          ? [
                              {
                                value: "end",
                                label: t("manage.cancel.atEnd", { date: end }),
                                detail: t("manage.cancel.atEndMeans"),
                              },
                            ]
                          : []),
                        { value: "now", label: t("manage.cancel.atOnce"), detail: t("manage.cancel.atOnceMeans") },
                      ],
                    },
                    {
                      kind: "area",
                      name: "reason",
                      label: t("manage.cancel.reason"),
                      optional: t("manage.form.optional"),
                      maxLength: 2000,
                    },
                    {
                      name: "typed",
                      label: t("manage.cancel.type", { name: typedName(found) }),
                      isCode: true,
                      maxLength: 260,
                      required: true,
                    },
                  ],
                },
              ]}
              submit={{ label: t("manage.cancel.submit"), pending: t("manage.form.saving"), kind: "danger" }}
              beside={<LinkButton href={`/services/${found.id}`}>{t("manage.cancel.keep")}</LinkButton>}
              {...formWords(t)}
            />
          </Stack>
        )}
      </Columns>
    </>
  );
});
