import type { ClientScope } from "../../../access/scope.ts";
import { failureOf } from "../../../data/failure.ts";
import { profile } from "../../../data/people.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { Stack } from "../../../ui/stack.tsx";
import { TaskList } from "../../../ui/task-list.tsx";
import { panel } from "../../guard.tsx";
import { known, todo } from "./known.ts";
import { Partly } from "./partly.tsx";
import { taskLines } from "./task-lines.tsx";
import { linesOf } from "./todo.ts";

type Props = { scope: ClientScope };

/** How many things need the reader. It says nothing when that can't be told: the list below says why. */
export async function TodoLine({ scope }: Props) {
  const { t } = await words();
  try {
    // What is not known may need the reader too.
    if ((await known(scope)).missing.length > 0) return null;
    return t("client.overview.needs", { count: linesOf(await todo(scope)) });
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return null;
  }
}

/** What needs doing first. */
export const Tasks = panel("/: tasks", async ({ scope }: Props) => {
  const [groups, { missing }, { t, locale }, { currency }] = await Promise.all([
    todo(scope),
    known(scope),
    words(),
    profile(scope),
  ]);
  const tasks = taskLines(groups, { t, locale, currency, now: clock().now });
  if (tasks.length === 0 && missing.length === 0) return null;
  return (
    <Stack gap="small">
      <Partly missing={missing} />
      {tasks.length > 0 && <TaskList label={t("client.overview.todo")} tasks={tasks} />}
    </Stack>
  );
});
