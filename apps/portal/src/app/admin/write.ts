import "server-only";
import { notFound } from "next/navigation";
import { requireStaffWrite } from "../../access/access.ts";
import { audited } from "../../access/audit.ts";
import { changesOf, type Values } from "../../access/changes.ts";
import type { StaffPermission } from "../../access/roles.ts";
import type { StaffScope } from "../../access/scope.ts";
import { idIn } from "../../data/owned.ts";
import { type FormRules, type Written, writeFormAs } from "../forms/write-form.ts";

/** What the audit log has to know besides that it was done. */
export type Telling = {
  /** What was before and after. */
  changed: (before: Values, after: Values) => void;
  /** On what, where only the work knows it: "invoice 1042". */
  on: (object: string) => void;
};

type Common<R> = FormRules<R> & {
  need: StaffPermission;
  /** Whether this answer says that nothing was done: so has it the audit log. */
  isRefused?: (answer: R) => boolean;
};

export type StaffWrite<R> = Common<R> & {
  /** Where the form is, to come back to after signing in. */
  path: string;
  work: (scope: StaffScope, texts: Record<string, string>, tell: Telling) => Promise<R>;
};

function told<R>(
  scope: StaffScope,
  { action, isRefused }: Common<R>,
  on: string | undefined,
  work: (tell: Telling) => Promise<R>,
): Promise<R> {
  const deed: { action: string; on?: string | undefined; note?: string } = { action, on };
  const tell: Telling = {
    changed: (before, after) => {
      deed.note = changesOf(before, after);
    },
    on: (object) => {
      deed.on = object;
    },
  };
  return audited(scope, deed, () => work(tell), undefined, isRefused);
}

/**
 * One write of a member of staff by a form: by one whose role may, with what was typed checked, once, and in the audit log
 * with what was before and after. Answers what the form shows when it failed.
 */
export const writeAsStaff = <R>(data: FormData, write: StaffWrite<R>): Promise<Written<StaffScope, R>> =>
  writeFormAs(
    data,
    write,
    () => requireStaffWrite(write.need, write.path),
    (scope, texts) => told(scope, write, undefined, (tell) => write.work(scope, texts, tell)),
  );

export type StaffWriteOn<T, R> = Common<R> & {
  /** What it is about: the form's field of this name has its id, and the audit log says "order 1042". */
  of:
    | "announcement"
    | "client"
    | "domain"
    | "invoice"
    | "item"
    | "order"
    | "quote"
    | "service"
    | "ticket"
    | "transaction";
  /** It as it is at this moment; undefined where there is no such one. */
  now: (scope: StaffScope, id: number) => Promise<T | undefined>;
  /** Where the form of the one with this id is. */
  path: (id: number) => string;
  work: (scope: StaffScope, found: T, texts: Record<string, string>, tell: Telling) => Promise<R>;
};

/** The same on something that there is: what a form names and is not there is a page that is not found. */
export async function writeOn<T, R>(
  data: FormData,
  write: StaffWriteOn<T, R>,
): Promise<Written<StaffScope, R> & { id: number }> {
  const id = idIn(data, write.of);
  const written = await writeFormAs(
    data,
    write,
    async () => {
      const scope = await requireStaffWrite(write.need, id === undefined ? "/admin" : write.path(id));
      // Who is not signed in hears nothing of what there is.
      if (id === undefined) notFound();
      return scope;
    },
    async (scope, texts) => {
      const found = id === undefined ? undefined : await write.now(scope, id);
      if (!found) notFound();
      return told(scope, write, `${write.of} ${id}`, (tell) => write.work(scope, found, texts, tell));
    },
  );
  return { ...written, id: id ?? 0 };
}
