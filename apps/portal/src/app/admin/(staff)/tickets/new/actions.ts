"use server";

import { redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../access/access.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { domainsOfClient } from "../../../../../data/domains.ts";
import { idFrom, idIn } from "../../../../../data/owned.ts";
import { servicesOfClient } from "../../../../../data/services.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { type ClientNow, clientNow } from "../../../../../data/staff/client-record.ts";
import { openForClient } from "../../../../../data/staff/ticket-writes.ts";
import { priorities } from "../../../../../data/tickets.ts";
import { hrefWith } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import { backWith } from "../../../../forms/write-form.ts";
import { readUploads } from "../../../../uploads.ts";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { aboutOf, checkTicket } from "./fields.ts";
import type { OpenState } from "./open-form.tsx";

/** Whether the service or domain is the client's. */
async function isHis(scope: StaffScope, client: number, about: NonNullable<ReturnType<typeof aboutOf>>) {
  const his = about.kind === "service" ? await servicesOfClient(scope, client) : await domainsOfClient(scope, client);
  return his.some(({ id }) => id === about.id);
}

/** Opens a ticket for a client, in staff's name. */
export async function open(_before: OpenState, data: FormData): Promise<OpenState> {
  const path = (client?: number) => hrefWith("/admin/tickets/new", { client });
  await requireStaffWrite("tickets", path(idIn(data, "client")));
  const { t } = await words();
  const { files, error } = await readUploads(data, t);
  if (!files) return backWith(data, [{ name: "files", message: error }]);
  const filesLost = files.length > 0;
  const written = await writeOn<ClientNow, Answered<{ id: number; number: string }>>(data, {
    action: "ticket.open",
    of: "client",
    now: clientNow,
    path,
    need: "tickets",
    check: checkTicket,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: async (scope, client, texts, tell) => {
      const { subject = "", message = "", department, mail } = texts;
      const about = aboutOf(texts.about);
      if (about && !(await isHis(scope, client.id, about))) return { is: "refused", reason: t("desk.open.aboutGone") };
      const answer = await answered(() =>
        openForClient(scope, client, {
          department: idFrom(department) ?? 0,
          priority: priorities.find((each) => each === texts.priority) ?? "Medium",
          about,
          subject: subject.trim(),
          message,
          files,
          isMailed: mail === "on",
        }),
      );
      if (answer.is === "done") {
        tell.on(`ticket ${answer.value.id}`);
        tell.changed({}, { client: client.name, subject: subject.trim() });
      }
      return answer;
    },
  });
  if ("state" in written) return { ...written.state, filesLost };
  const { answer } = written;
  if (answer.is === "refused") return { ...refusedBack(data, answer, t), filesLost };
  await leaveFlash({ title: t("client.newTicket.opened", { number: answer.value.number }) });
  redirect(`/admin/tickets/${answer.value.id}`);
}
