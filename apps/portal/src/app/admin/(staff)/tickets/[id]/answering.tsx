import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { ownAdmin, readyReplies } from "../../../../../data/staff/desk.ts";
import type { StaffTicket } from "../../../../../data/staff/tickets.ts";
import { fillPlaceholders } from "../../../../../lib/placeholders.ts";
import type { Words } from "../../../../../messages/words.ts";
import { fieldId } from "../../../../../ui/field.tsx";
import { ReadyTexts } from "../../../../../ui/ready-texts.tsx";
import { leftWords } from "../../../../(client)/tickets/message.ts";
import { newOnce } from "../../../../once.ts";
import { uploadWords } from "../../../../uploads.ts";
import { stateWord } from "../../../state.tsx";
import type { Queue } from "../query.ts";
import { longest } from "./longest.ts";
import { NoteForm } from "./note-form.tsx";
import { ReplyForm } from "./reply-form.tsx";

type Props = {
  scope: StaffScope;
  ticket: StaffTicket;
  state: Queue;
  /** The queue's filters, to come back to. */
  list: string;
  /** Which predefined reply was put in without a script. */
  ready: string | undefined;
  /** What was taken back, to be written anew. */
  again: { id: number; message: string } | undefined;
  t: Words["t"];
};

/** Where staff answer: predefined replies, a note for each other, and the reply. */
export async function Answering({ scope, ticket, state, list, ready, again, t }: Props) {
  // Without them one answers as well.
  const [groups, me] = await Promise.all([orElse(readyReplies(scope), []), ownAdmin(scope)]);
  const { from, number } = ticket;
  const signature = me?.signature || me?.name || "";
  const filled = groups.map(({ id, name, replies }) => ({
    label: name,
    texts: replies.map((each, at) => ({
      value: `${id}-${at}`,
      label: each.name,
      text: fillPlaceholders(each.text, { ...from, number, signature }),
    })),
  }));
  const begun = filled.flatMap(({ texts }) => texts).find(({ value }) => value === ready)?.text;
  return (
    <>
      <div className="reply-aids">
        {filled.length > 0 && (
          <ReadyTexts
            action={`/admin/tickets/${ticket.id}`}
            name="ready"
            keep={[...new URLSearchParams(list)]}
            into={fieldId("message")}
            groups={filled}
            labels={{ choose: t("desk.ready.choose"), insert: t("desk.ready.insert") }}
          />
        )}
        <NoteForm
          ticket={ticket.id}
          once={newOnce()}
          list={list}
          labels={{
            open: t("desk.note.open"),
            text: t("desk.note.text"),
            help: t("desk.note.help"),
            add: t("desk.note.add"),
            adding: t("desk.note.adding"),
          }}
          uploads={uploadWords(t)}
        />
      </div>
      <ReplyForm
        key={`${ready} ${again?.id}`}
        again={again?.id}
        ticket={ticket.id}
        once={newOnce()}
        list={list}
        begun={begun ?? again?.message}
        labels={replyLabels(t, from.name)}
        choices={[
          {
            name: "status",
            label: t("desk.reply.status"),
            value: state.statuses.some(({ title }) => title === "Answered") ? "Answered" : ticket.status,
            options: state.statuses.map(({ title }) => ({
              value: title,
              label: t("desk.reply.then", { status: stateWord(title, t) }),
            })),
          },
          {
            name: "department",
            label: t("desk.reply.department"),
            value: String(ticket.departmentId),
            options: state.loads.map(({ id, name }) => ({ value: String(id), label: name })),
          },
        ]}
        uploads={uploadWords(t)}
      />
    </>
  );
}

export const replyLabels = (t: Words["t"], name: string) => ({
  reply: name === "" ? t("admin.ticket.replyPlain") : t("admin.ticket.reply", { name }),
  placeholder: t("admin.ticket.placeholder"),
  send: t("admin.ticket.send"),
  sending: t("admin.ticket.sending"),
  left: leftWords(t, longest),
});
