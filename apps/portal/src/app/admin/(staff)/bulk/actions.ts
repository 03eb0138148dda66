"use server";

import { notFound, redirect } from "next/navigation";
import { beginBulk, bulkNeeds, bulkRun, retryBulk } from "../../../../access/bulk.ts";
import { idFrom, idIn } from "../../../../data/owned.ts";
import { bulkThings, deedsOfKind, fitsDeed, isBulkKind } from "../../../../data/staff/bulk.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../forms/write-form.ts";
import { BULK } from "../../bulk-choice.tsx";
import { writeAsStaff } from "../../write.ts";
import { MOST_AT_ONCE, wishesIn } from "./deeds.ts";

type Begun = { is: "done"; run: number } | { is: "wrong"; errors: Problems };

/** Begins to do the same with each of the chosen things that it can be done with now. */
export async function begin(_before: FormState, data: FormData): Promise<FormState> {
  const kind = data.get("of");
  const deed = String(data.get("deed"));
  const written = await writeAsStaff<Begun>(data, {
    action: "bulk.begin",
    need: isBulkKind(kind) ? bulkNeeds[kind] : "services",
    path: BULK,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, texts, tell) => {
      const { t } = await words();
      const ids = (texts.ids ?? "").split(",").map(idFrom);
      const known = ids.filter((id) => id !== undefined);
      const isWhole = known.length === ids.length && known.length > 0 && known.length <= MOST_AT_ONCE;
      if (!isBulkKind(kind) || !deedsOfKind(kind).includes(deed) || !isWhole) notFound();
      const things = await bulkThings(scope, kind, known);
      const fitting = things.filter((thing) => fitsDeed(kind, deed, thing));
      const { wishes, errors } = wishesIn(kind, deed, texts, fitting.length, t);
      if (errors.length > 0) return { is: "wrong", errors };
      const wanted = fitting.filter(({ id }) => String(id) !== wishes.into);
      if (wanted.length === 0) return { is: "wrong", errors: [{ name: "ids", message: t("bulk.nothing") }] };
      const run = await beginBulk(scope, kind, deed, wishes, wanted);
      tell.on(`bulk run ${run}`);
      tell.changed({ deed: "", of: "" }, { deed: `${kind} ${deed}`, of: wanted.map(({ id }) => id).join(" ") });
      return { is: "done", run };
    },
  });
  if ("state" in written) return written.state;
  const { answer } = written;
  if (answer.is === "wrong") return backWith(data, answer.errors);
  redirect(hrefWith(BULK, { run: answer.run }));
}

/** Has what failed in a run tried again; what may have been done is not. */
export async function again(_before: FormState, data: FormData): Promise<FormState> {
  const id = idIn(data, "run");
  const run = id === undefined ? undefined : await bulkRun(id);
  const written = await writeAsStaff(data, {
    action: "bulk.again",
    need: run ? bulkNeeds[run.kind] : "services",
    path: hrefWith(BULK, { run: id }),
    work: async (_scope, _texts, tell) => {
      if (!run) notFound();
      tell.on(`bulk run ${run.id}`);
      return retryBulk(run.id);
    },
  });
  if ("state" in written) return written.state;
  redirect(hrefWith(BULK, { run: id }));
}
