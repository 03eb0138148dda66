import type { ClientScope } from "../../../access/scope.ts";
import { failureOf } from "../../../data/failure.ts";
import { profile } from "../../../data/people.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { TaskList } from "../../../ui/task-list.tsx";
import { panel } from "../../guard.tsx";
import { todo } from "./known.ts";
import { taskLines } from "./task-lines.tsx";
import { linesOf } from "./todo.ts";

type Props = { scope: ClientScope };

/** How many things need the reader. It says nothing when that can't be told: the list below says why. */
export async function TodoLine({ scope }: Props) {
  const { t } = await words();
  try {
    return t("client.overview.needs", { count: linesOf(await todo(scope)) });
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return null;
  }
}

/** What needs doing first. */
export const Tasks = panel("/: tasks", async ({ scope }: Props) => {
  const [groups, { t, locale }, { currency }] = await Promise.all([todo(scope), words(), profile(scope)]);
  if (groups.length === 0) return null;
  const tasks = taskLines(groups, { t, locale, currency, now: clock().now });
  return <TaskList label={t("client.overview.todo")} tasks={tasks} />;
});
