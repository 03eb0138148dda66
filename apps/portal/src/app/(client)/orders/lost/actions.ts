"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { dismissOrder } from "../../../../access/sent-orders.ts";

/** Takes what one has been told of an order off the list. */
export async function dismiss(form: FormData): Promise<void> {
  const scope = await requireClientWrite("orders", "/");
  const sent = form.get("sent");
  if (typeof sent !== "string" || !(await dismissOrder(scope, sent))) notFound();
  refresh();
}
