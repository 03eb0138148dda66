import type { Context, Tx } from "../context.ts";

/** The setting that holds when the daily run last began. */
export const LAST_RUN = "lastDailyCronInvocationTime";

/** Notes what a task of the daily run did, for GetAutomationLog. */
export async function noteTask(
  { now, today }: Pick<Context, "now" | "today">,
  tx: Tx,
  task: string,
  figures: Readonly<Record<string, number>>,
): Promise<void> {
  await tx
    .insertInto("automation_log")
    .values({ day: today, task, figures: JSON.stringify(figures), created_at: now })
    .execute();
}

/** Notes that the daily run has begun. */
export async function noteRun({ now }: Pick<Context, "now">, tx: Tx): Promise<void> {
  await tx
    .insertInto("settings")
    .values({ setting: LAST_RUN, value: now, updated_at: now })
    .onConflict((conflict) => conflict.column("setting").doUpdateSet({ value: now, updated_at: now }))
    .execute();
}
