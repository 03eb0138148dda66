import "server-only";
import { notFound } from "next/navigation";
import { type Need, requireClientWrite } from "../../../access/access.ts";
import { audited } from "../../../access/audit.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { contactNow } from "../../../data/contacts.ts";
import { domainNow } from "../../../data/domains.ts";
import { invitationNow, memberNow } from "../../../data/members.ts";
import { idIn } from "../../../data/owned.ts";
import { serviceNow } from "../../../data/services.ts";
import { ticketNow } from "../../../data/tickets.ts";
import type { FormState } from "../../forms/described-form.tsx";
import { type FormRules, type Written, writeFormAs } from "../../forms/write-form.ts";

/** What may be written to: how it is read at this moment, and the list that it is in. */
const objects = {
  contact: { now: contactNow, list: "/account/contacts" },
  domain: { now: domainNow, list: "/domains" },
  invitation: { now: invitationNow, list: "/account/users" },
  service: { now: serviceNow, list: "/services" },
  ticket: { now: ticketNow, list: "/tickets" },
  user: { now: memberNow, list: "/account/users" },
} as const;
type Kind = keyof typeof objects;
type Owned<K extends Kind> = NonNullable<Awaited<ReturnType<(typeof objects)[K]["now"]>>>;

type Common<R> = FormRules<R> & { need: Need };

export type Write<K extends Kind, R> = Common<R> & {
  /** What it is about; the form's field of this name has its id. */
  of: K;
  /** Whether this answer says that nothing was done: so has it the audit log. */
  isRefused?: (answer: R) => boolean;
  /** Does it to the client's own thing, as it is at this moment. */
  work: (scope: ClientScope, found: Owned<K>, texts: Record<string, string>) => Promise<R>;
};

export type FormWrite<R> = Common<R> & {
  /** Where the form is. */
  path: string;
  /** Before anything is looked at, and after it is known who asks. */
  first?: () => void;
  /** Does it, and says so in the audit log. */
  work: (scope: ClientScope, texts: Record<string, string>) => Promise<R>;
};

/** One write of a client's user, as `writeFormAs` has it. */
export const writeForm = <R>(data: FormData, { need, path, first, work, ...rules }: FormWrite<R>) =>
  writeFormAs(
    data,
    rules,
    async () => {
      const scope = await requireClientWrite(need, path);
      first?.();
      return scope;
    },
    work,
  );

/**
 * One write to something of a client's own: to what is his at this moment, and in the audit log. What another
 * client has is not there.
 */
export async function write<K extends Kind, R>(
  data: FormData,
  { of, work, isRefused, ...how }: Write<K, R>,
): Promise<(Exclude<Written<ClientScope, R>, { state: FormState }> & { id: number }) | { state: FormState }> {
  const id = idIn(data, of);
  const written = await writeForm(data, {
    ...how,
    path: `${objects[of].list}/${id ?? ""}`,
    first: () => {
      if (id === undefined) notFound();
    },
    work: async (scope, texts) => {
      const found = id === undefined ? undefined : ((await objects[of].now(scope, id)) as Owned<K> | undefined);
      if (!found) notFound();
      const deed = { action: how.action, on: `${of} ${id}` };
      return audited(scope, deed, () => work(scope, found, texts), undefined, isRefused);
    },
  });
  return "state" in written ? written : { ...written, id: id ?? 0 };
}
