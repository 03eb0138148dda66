import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { notesOfClient } from "../../../../../data/staff/client-parts.ts";
import { env } from "../../../../../env.ts";
import { words } from "../../../../../messages/words.ts";
import { formatDate } from "../../../../../ui/format.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Timeline } from "../../../../../ui/timeline.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { panel } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { note } from "./actions.ts";

type Props = { scope: StaffScope; client: Client; mayWrite: boolean };

/** What staff note for each other about the client, and the form for one more. */
export const Notes = panel("client's notes", async ({ scope, client, mayWrite }: Props) => {
  const notes = await notesOfClient(scope, client.id);
  const { t, locale } = await words();
  const timeZone = env().TIME_ZONE;
  return (
    <Stack>
      {mayWrite && (
        <RichForm
          action={note}
          once={newOnce()}
          hidden={{ client: String(client.id) }}
          groups={[
            {
              fields: [
                { kind: "area", name: "text", label: t("clients.notes.text"), maxLength: 10_000 },
                {
                  kind: "check",
                  name: "sticky",
                  label: t("clients.notes.sticky"),
                  detail: t("clients.notes.stickyHelp"),
                },
              ],
            },
          ]}
          submit={{ label: t("clients.notes.add"), pending: t("manage.form.saving") }}
          {...formWords(t)}
        />
      )}
      {notes.is !== "known" ? (
        <Notice title={t("clients.notes.untold")}>{t("clients.notes.untoldHelp")}</Notice>
      ) : notes.value.length === 0 ? (
        <p className="muted">{t("clients.notes.none")}</p>
      ) : (
        <Timeline
          events={notes.value.map((each) => ({
            key: each.id,
            title: <span className="pre">{each.text}</span>,
            detail: [
              each.isSticky && t("clients.notes.isSticky"),
              each.by,
              each.date && formatDate(each.date, locale, { timeZone }),
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      )}
    </Stack>
  );
});
