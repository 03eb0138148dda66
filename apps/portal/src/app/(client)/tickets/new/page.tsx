import { z } from "zod";
import { clientScope, requireClient } from "../../../../access/access.ts";
import { domains } from "../../../../data/domains.ts";
import { services } from "../../../../data/services.ts";
import { departments } from "../../../../data/tickets.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { withoutTurns } from "../../../../lib/turns.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { draftName, draftWords } from "../../../drafts.ts";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { uploadWords } from "../../../uploads.ts";
import { isHeld, isLive } from "../../live.ts";
import { titled } from "../../title.ts";
import { letterAgain } from "../again.ts";
import { leftWords, newDraft, previewWords } from "../message.ts";
import { TicketForm } from "./ticket-form.tsx";
import { typedTicket } from "./typed.ts";

export const generateMetadata = titled(async () => (await words()).t("client.newTicket.title"));

/** What a link to this page may say beforehand. */
const query = z.object({
  again: z.string().optional().catch(undefined),
  about: z.string().catch(""),
  subject: z.string().max(200).transform(withoutTurns).catch(""),
});

export default page(
  "/tickets/new",
  async ({ searchParams }: { searchParams: SearchParams }) => {
    const asked = query.parse(await firstOf(searchParams));
    const scope = await requireClient("tickets", "/tickets/new");
    const [rooms, mine, names, { t }] = await Promise.all([
      departments(scope),
      scope.may("products") ? services(scope) : [],
      scope.may("domains") ? domains(scope) : [],
      words(),
    ]);
    const about = [
      { value: "", label: t("client.newTicket.aboutNone") },
      ...mine.filter(isLive).map(({ id, name, domain }) => ({
        value: `service-${id}`,
        label: t("client.newTicket.aboutService", { name: domain ? `${name}, ${domain}` : name }),
      })),
      ...names.filter(isHeld).map(({ id, name }) => ({
        value: `domain-${id}`,
        label: t("client.newTicket.aboutDomain", { name }),
      })),
    ];
    const again = await letterAgain(scope, asked.again);
    const before = again?.kind === "ticket.open" ? again.content : undefined;
    const wanted = before?.about ?? asked.about;
    const known = about.some(({ value }) => value === wanted);
    const room = rooms.find(({ id }) => id === before?.department) ?? rooms[0];
    return (
      <>
        <PageHeader
          title={t("client.newTicket.title")}
          back={{ href: "/tickets", label: t("client.newTicket.back") }}
          state={t("client.newTicket.lead")}
        />
        <Columns kind="form">
          <TicketForm
            values={{
              department: String(room?.id ?? ""),
              subject: before?.subject ?? asked.subject,
              priority: before?.priority ?? "Medium",
              about: known ? wanted : "",
              message: before?.message ?? "",
            }}
            once={newOnce()}
            again={before && again?.id}
            draft={draftName(scope, newDraft)}
            isFilled={before !== undefined || asked.about !== "" || asked.subject !== ""}
            departments={rooms.map(({ id, name }) => ({ value: String(id), label: name }))}
            about={about}
            {...wordsOfForm(t)}
          />
        </Columns>
      </>
    );
  },
  typed,
);

/** What is read on the form, whatever WHMCS says. */
const wordsOfForm = (t: Words["t"]) => ({
  priorities: [
    { value: "Low", label: t("client.ticket.low") },
    { value: "Medium", label: t("client.ticket.medium") },
    { value: "High", label: t("client.ticket.high") },
  ],
  labels: {
    department: t("client.newTicket.department"),
    subject: t("client.newTicket.subject"),
    priority: t("client.newTicket.priority"),
    about: t("client.newTicket.about"),
    optional: t("client.newTicket.optional"),
    message: t("client.newTicket.message"),
    submit: t("client.newTicket.submit"),
    pending: t("client.newTicket.pending"),
    look: t("client.newTicket.look"),
    left: leftWords(t),
    draft: draftWords(t),
    preview: previewWords(t),
  },
  uploads: uploadWords(t),
  summaries: [0, 1, 2, 3, 4, 5, 6].map((count) => t("client.newTicket.summary", { count })),
});

/** The ticket that could not be opened, when what there is to choose from can't be read either. */
async function typed() {
  const [state, { t }, scope] = [await typedTicket.kept(), await words(), await clientScope()];
  if (!state) return undefined;
  const { department, about } = state.values;
  const chosen = (value: string) => [{ value, label: t("client.newTicket.asChosen") }];
  const nothing = { value: "", label: t("client.newTicket.aboutNone") };
  return (
    <TicketForm
      values={state.values}
      once={newOnce()}
      draft={scope && draftName(scope, newDraft)}
      before={state}
      departments={chosen(department)}
      about={about === "" ? [nothing] : [nothing, ...chosen(about)]}
      {...wordsOfForm(t)}
    />
  );
}
