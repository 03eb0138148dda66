"use server";

import { redirect } from "next/navigation";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { setToDoState, type ToDoItem, toDoItemNow, toDoStates } from "../../../../../data/staff/system.ts";
import { words } from "../../../../../messages/words.ts";
import { sayDeed } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";

const HERE = "/admin/system/to-do";

/** Sets the state of something that is to be done. */
export async function setState(data: FormData): Promise<void> {
  const written = await writeOn<ToDoItem, Answered>(data, {
    action: "to-do.state",
    of: "item",
    now: toDoItemNow,
    path: () => HERE,
    need: "clients",
    check: ({ state }, t) =>
      toDoStates.some((each) => each === state)
        ? []
        : [{ name: "state", message: t("money.deeds.details.statusWrong") }],
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: async (scope, item, { state }, tell) => {
      const wanted = toDoStates.find((each) => each === state) ?? "New";
      const answer = await answered(() => setToDoState(scope, item, wanted));
      if (answer.is === "refused") return answer;
      if (!answer.value) return { is: "refused", reason: (await words()).t("system.toDo.noAdmin") };
      tell.changed({ state: item.state }, { state: wanted });
      return answer;
    },
  });
  await sayDeed(written, (t) => ({ title: t("system.toDo.done") }));
  redirect(HERE);
}
