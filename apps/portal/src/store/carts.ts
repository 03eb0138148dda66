import { isoNow } from "../lib/iso.ts";
import type { Store } from "./store.ts";

/** Seconds for which a cart is kept after it was changed last. */
export const CART_SECONDS = 30 * 24 * 60 * 60;

/** What is kept of a cart; undefined when there is none, or it was left too long ago. */
export async function cartContent({ db }: Store, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("carts")
    .select("content")
    .where("id", "=", id)
    .where("changed_at", ">=", isoNow(-CART_SECONDS))
    .executeTakeFirst();
  return row?.content;
}

/**
 * Changes a cart by what it holds at that moment, so that two forms at once lose nothing; makes it where there is none.
 * Clears away what was left too long ago.
 */
export async function changeCart(store: Store, id: string, change: (content: string) => string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.deleteFrom("carts").where("changed_at", "<", isoNow(-CART_SECONDS)).execute();
    // The row is held from here: whoever comes meanwhile waits, and reads what this leaves.
    await tx
      .insertInto("carts")
      .values({ id, content: "", changed_at: isoNow() })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ changed_at: isoNow() }))
      .execute();
    const { content } = await tx.selectFrom("carts").select("content").where("id", "=", id).executeTakeFirstOrThrow();
    await tx
      .updateTable("carts")
      .set({ content: change(content) })
      .where("id", "=", id)
      .execute();
  });
}

export async function dropCart(store: Store, id: string): Promise<void> {
  await store.transaction((tx) => tx.deleteFrom("carts").where("id", "=", id).execute());
}
