import type { ReactElement } from "react";
import type { ClientScope } from "../../../../../access/scope.ts";
import type { Service } from "../../../../../data/services.ts";
import type { Words } from "../../../../../messages/words.ts";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { newOnce } from "../../../../once.ts";
import { openUpgrade } from "../../../manage/actions.ts";
import { mayBeSignedIn } from "../../../manage/elsewhere.ts";

export interface ElsewhereProps {
  scope: ClientScope;
  found: Service;
  /** The engine tells what there is: then there is nothing. */
  isTold: boolean;
  t: Words["t"];
}

/** What is said where no change is on offer here, and what can be done instead. */
export function Elsewhere({ scope, found, isTold, t }: ElsewhereProps): ReactElement {
  const mayOpen = !isTold && found.status === "Active" && mayBeSignedIn(scope);
  return (
    <EmptyState
      level={2}
      title={t(isTold ? "manage.upgrade.noneTitle" : "manage.upgrade.untoldTitle")}
      action={
        mayOpen ? (
          <DescribedForm
            action={openUpgrade}
            once={newOnce()}
            hidden={{ service: String(found.id) }}
            submit={{ label: t("manage.upgrade.open"), pending: t("manage.sso.opening") }}
          />
        ) : (
          scope.may("tickets") && (
            <LinkButton href={`/tickets/new?about=service-${found.id}`}>{t("client.service.ask")}</LinkButton>
          )
        )
      }
    >
      {t(mayOpen ? "manage.upgrade.untoldOpen" : isTold ? "manage.upgrade.none" : "manage.upgrade.untold")}
    </EmptyState>
  );
}
