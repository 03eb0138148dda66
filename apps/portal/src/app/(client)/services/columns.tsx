import type { ReactElement } from "react";
import type { Endings } from "../../../data/service-care.ts";
import type { ServiceSummary } from "../../../data/services.ts";
import { isPositive } from "../../../lib/amounts.ts";
import type { Words } from "../../../messages/words.ts";
import { CycleLine } from "../../../ui/cycle-line.tsx";
import type { Column } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { Money } from "../../../ui/money.tsx";
import { RowTitle } from "../../../ui/row-title.tsx";
import { cycleWord, monthsOf, periodTo } from "../cycles.ts";
import { isLive } from "../live.ts";
import { ServiceState } from "../states.tsx";

export type ServiceContext = Words & {
  currency: string;
  now: string;
  today: string;
  /** The services that only run out. */
  ending: Endings;
};

/** How a list shows services. */
export function serviceColumns({ t, locale, currency, now, today, ending }: ServiceContext): Column<ServiceSummary>[] {
  return [
    {
      key: "name",
      label: t("client.services.name"),
      kind: "title",
      sortable: true,
      cell: (row) => (
        <RowTitle href={`/services/${row.id}`} detail={row.domain}>
          {row.name}
        </RowTitle>
      ),
    },
    {
      key: "due",
      label: t("client.services.next"),
      kind: "date",
      sortable: true,
      cell: (row) => <NextPayment row={row} {...{ t, locale, now, today, ending }} />,
    },
    {
      key: "period",
      label: t("client.services.period"),
      from: "wide",
      width: "9rem",
      cell: (row) => <PaidPeriod row={row} {...{ t, today }} />,
    },
    {
      key: "price",
      label: t("client.services.price"),
      kind: "money",
      sortable: true,
      cell: (row) => <Price row={row} {...{ t, locale, currency }} />,
    },
    {
      key: "status",
      label: t("client.services.status"),
      kind: "status",
      sortable: true,
      cell: (row) => <ServiceState of={row.status} t={t} />,
    },
  ];
}

type Of = { row: ServiceSummary };

type NextProps = Of & Omit<ServiceContext, "currency">;

/** When a service is paid next: one that is over, or that is free, is not; of one that only runs out, when it ends. */
function NextPayment({ row, t, locale, now, today, ending }: NextProps): ReactElement {
  const how = isLive(row) ? ending.get(row.id) : undefined;
  if (how)
    return (
      <>
        {how === "Immediate" ? "—" : <DateText value={row.nextDue} locale={locale} />}
        <small className="warn">{t(how === "Immediate" ? "client.services.endsNow" : "client.services.ends")}</small>
      </>
    );
  const value = isLive(row) && monthsOf(row.cycle) !== undefined ? row.nextDue : null;
  const late = value !== null && value < today;
  return <DateText value={value} locale={locale} relativeTo={now} tone={late ? "bad" : undefined} />;
}

function PaidPeriod({ row, t, today }: Of & Pick<ServiceContext, "t" | "today">): ReactElement {
  const months = monthsOf(row.cycle);
  if (row.status === "Pending") return <small className="muted">{t("client.services.notStarted")}</small>;
  if (!isLive(row) || months === undefined || row.nextDue === null) return <span className="muted">—</span>;
  const { percent } = periodTo(row.nextDue, months, today);
  return (
    <CycleLine
      percent={percent}
      label={t("client.services.periodPassed", { percent })}
      tone={row.nextDue < today ? "bad" : undefined}
    />
  );
}

type PriceProps = Of & Pick<ServiceContext, "t" | "locale" | "currency"> & { inline?: boolean };

/** What a service costs each time, or cost once; how often is small print, or part of one line. */
export function Price({ row, t, locale, currency, inline }: PriceProps): ReactElement {
  const once = row.cycle === "One Time";
  const word = cycleWord(row.cycle, t);
  if (!once && (word === undefined || !isPositive(row.recurring))) return <span>{t("client.cycles.free")}</span>;
  return (
    <>
      <Money amount={once ? row.firstPayment : row.recurring} currency={currency} locale={locale} />
      {inline ? ` ${word ?? ""}` : <small>{word}</small>}
    </>
  );
}
