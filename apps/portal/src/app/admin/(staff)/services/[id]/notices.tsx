import type { StaffScope } from "../../../../../access/scope.ts";
import { isOwnEngine } from "../../../../../data/engine.ts";
import { failedCalls } from "../../../../../data/staff/module-queue.ts";
import { requestOfService, type StaffService } from "../../../../../data/staff/service-record.ts";
import { words } from "../../../../../messages/words.ts";
import { formatDate, formatDateTime } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { isLive } from "../../../../(client)/live.ts";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { panel } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { deedOfCommand } from "../commands.ts";
import { LIST } from "../query.ts";
import { keep } from "./actions.ts";
import { deedsOf } from "./deeds.ts";

type Props = { scope: StaffScope; service: StaffService; mayAct: boolean };

/** What its server failed to do for it, in the server's own words, and where that is tried again. */
export const Failures = panel("/admin/services/[id]: failures", async ({ scope, service, mayAct }: Props) => {
  const [failed, { t, locale }] = await Promise.all([failedCalls(scope, service), words()]);
  if (failed.is !== "known" || failed.value.length === 0) return null;
  const possible = mayAct ? deedsOf(service) : [];
  return failed.value.map((call) => {
    const deed = possible.find((each) => each === deedOfCommand(call.command));
    return (
      <Notice
        key={call.id}
        tone="bad"
        title={t("services.failed", { command: call.command, count: call.tries })}
        action={
          deed && (
            <LinkButton size="small" href={`${LIST}/${service.id}?do=${deed}`}>
              {t("services.again")}
            </LinkButton>
          )
        }
      >
        {[call.last && formatDateTime(call.last, locale), call.error].filter(Boolean).join(" · ")}
      </Notice>
    );
  });
});

/** That its client wants it to end, why, and how that is taken back. */
export const Request = panel("/admin/services/[id]: request", async ({ scope, service, mayAct }: Props) => {
  if (!isLive(service)) return null;
  const request = await requestOfService(scope, service);
  if (request.is !== "known" || request.value === null) return null;
  const [{ t, locale }, isOwn] = await Promise.all([words(), isOwnEngine(scope)]);
  const { type, reason, date } = request.value;
  const end = type === "Immediate" ? null : formatDate(service.nextDue ?? "", locale);
  const asked = date && t("services.asked", { date: formatDate(date.slice(0, 10), locale) ?? date });
  return (
    <Notice
      tone="warn"
      title={end ? t("manage.cancel.endsOn", { date: end }) : t("manage.cancel.endsNow")}
      action={
        mayAct &&
        isOwn && (
          <DescribedForm
            action={keep}
            once={newOnce()}
            hidden={{ service: String(service.id) }}
            submit={{
              label: t("services.deeds.keep.submit"),
              pending: t("manage.form.saving"),
              kind: "secondary",
              size: "small",
            }}
          />
        )
      }
    >
      {[asked, reason, isOwn ? "" : t("services.deeds.keep.elsewhere")].filter(Boolean).join(" · ")}
    </Notice>
  );
});
