import { dnsRecords } from "../../../../../data/dns.ts";
import { words } from "../../../../../messages/words.ts";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { isWithRegistrar } from "../../../live.ts";
import { openDns } from "../../../manage/actions.ts";
import { mayBeSignedIn } from "../../../manage/elsewhere.ts";
import { DomainState } from "../../../states.tsx";
import { titled } from "../../../title.ts";
import { DomainTabs } from "../domain-tabs.tsx";
import { own, type Props } from "../own.ts";
import { saveRecords } from "./actions.ts";
import { MOST_RECORDS, recordGroups } from "./records.ts";

const mine = (props: Props) => own(props, "/dns", ["domains", "managedomains"]);

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.dns.of", { name: found.name });
});

export default page("/domains/[id]/dns", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [known, { t }] = await Promise.all([isWithRegistrar(found) ? dnsRecords(scope, found.id) : undefined, words()]);
  const isHere = known?.is === "known" && known.value.length <= MOST_RECORDS;
  return (
    <>
      <PageHeader
        title={found.name}
        badge={<DomainState of={found.status} t={t} />}
        back={{ href: `/domains/${found.id}`, label: found.name }}
        state={t(isHere ? "manage.dns.lead" : "manage.dns.leadElsewhere")}
      />
      <DomainTabs scope={scope} found={found} current="dns" t={t} />
      {isHere && found.dnsManagement ? (
        <DescribedForm
          action={saveRecords}
          once={newOnce()}
          hidden={{ domain: String(found.id) }}
          groups={recordGroups(known.value, t)}
          submit={{ label: t("manage.dns.save"), pending: t("manage.form.saving") }}
          {...formWords(t)}
        />
      ) : known?.is === "not served" && mayBeSignedIn(scope) ? (
        <DescribedForm
          action={openDns}
          once={newOnce()}
          hidden={{ domain: String(found.id) }}
          submit={{ label: t("manage.dns.open"), pending: t("manage.sso.opening") }}
        />
      ) : isHere ? (
        <EmptyState
          level={2}
          title={t("manage.dns.offTitle")}
          action={
            scope.may("tickets") && (
              <LinkButton href={`/tickets/new?about=domain-${found.id}`}>{t("client.domain.ask")}</LinkButton>
            )
          }
        >
          {t("manage.dns.off")}
        </EmptyState>
      ) : (
        <Notice title={t("manage.dns.none")}>{t(known ? "manage.dns.elsewhere" : "manage.notYet")}</Notice>
      )}
    </>
  );
});
