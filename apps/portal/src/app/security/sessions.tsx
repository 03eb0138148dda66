import { type OwnScope, openSessions } from "../../access/account.ts";
import { env } from "../../env.ts";
import type { Words } from "../../messages/words.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { DateText } from "../../ui/date-text.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { Tag } from "../../ui/tag.tsx";
import { deviceName } from "./device-name.ts";

export interface SessionsProps {
  scope: OwnScope;
  /** Ends the session that the field `session` names. */
  endOne: (data: FormData) => Promise<void>;
  everywhere: () => Promise<void>;
  words: Words;
}

/** Where somebody is signed in, with a way to end each of it, or all. */
export async function Sessions({ scope, endOne, everywhere, words: { t, locale } }: SessionsProps) {
  const rows = await openSessions(scope);
  const { TIME_ZONE: timeZone } = env();
  return (
    <Section
      title={t("security.sessions.title")}
      note={t("security.sessions.everywhereHelp")}
      end={
        <form action={everywhere}>
          <SubmitButton kind="secondary" size="small">
            {t("security.sessions.everywhere")}
          </SubmitButton>
        </form>
      }
    >
      <DataTable
        caption={t("security.sessions.caption")}
        rows={rows}
        rowKey={(row) => row.handle}
        columns={[
          {
            key: "device",
            kind: "title",
            label: t("security.sessions.device"),
            cell: (row) => (row.byStaff ? t("security.sessions.staff") : deviceName(row.userAgent, t)),
          },
          {
            key: "address",
            label: t("security.sessions.address"),
            cell: (row) => <span className="mono ltr">{row.address || "—"}</span>,
          },
          {
            key: "began",
            label: t("security.sessions.began"),
            from: "wide",
            cell: (row) => <DateText value={row.began} locale={locale} withTime timeZone={timeZone} />,
          },
          {
            key: "seen",
            kind: "date",
            label: t("security.sessions.seen"),
            cell: (row) => <DateText value={row.seen} locale={locale} withTime timeZone={timeZone} />,
          },
          {
            key: "end",
            kind: "action",
            label: t("security.sessions.action"),
            hideLabel: true,
            align: "end",
            cell: (row) =>
              row.isThis ? (
                <Tag>{t("security.sessions.this")}</Tag>
              ) : (
                <form action={endOne}>
                  <input type="hidden" name="session" value={row.handle} />
                  <SubmitButton
                    kind="secondary"
                    size="small"
                    aria-label={t("security.sessions.endLabel", { device: deviceName(row.userAgent, t) })}
                  >
                    {t("security.sessions.end")}
                  </SubmitButton>
                </form>
              ),
          },
        ]}
      />
    </Section>
  );
}
