import type { ClientScope } from "../../../../access/scope.ts";
import { cancellationOf, serviceCommands } from "../../../../data/service-care.ts";
import type { Service } from "../../../../data/services.ts";
import { words } from "../../../../messages/words.ts";
import { formatDate } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { panel } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { isLive } from "../../live.ts";
import { keep } from "./actions.ts";

/** That a service is to end, and how that is taken back. */
export const Cancellation = panel(
  "/services/[id]: cancellation",
  async ({ scope, found }: { scope: ClientScope; found: Service }) => {
    if (!isLive(found)) return null;
    const request = await cancellationOf(scope, found.id);
    if (request.is !== "known" || request.value === null) return null;
    const [{ t, locale }, engine] = await Promise.all([words(), serviceCommands(scope, found.id)]);
    // The engine that tells its commands also takes a request back; on a WHMCS only staff do.
    const canKeep = engine.is === "known" && scope.may("orders");
    const date = request.value === "Immediate" ? null : formatDate(found.nextDue ?? "", locale);
    return (
      <Notice
        tone="warn"
        title={date ? t("manage.cancel.endsOn", { date }) : t("manage.cancel.endsNow")}
        action={
          canKeep ? (
            <DescribedForm
              action={keep}
              once={newOnce()}
              hidden={{ service: String(found.id) }}
              submit={{
                label: t("manage.cancel.keep"),
                pending: t("manage.form.saving"),
                kind: "secondary",
                size: "small",
              }}
            />
          ) : (
            scope.may("tickets") && (
              <LinkButton size="small" href={`/tickets/new?about=service-${found.id}`}>
                {t("client.service.ask")}
              </LinkButton>
            )
          )
        }
      >
        {t(canKeep ? "manage.cancel.canKeep" : "manage.cancel.askToKeep")}
      </Notice>
    );
  },
);
