import { notFound, redirect } from "next/navigation";
import { requireClient } from "../../../../../access/access.ts";
import { ticketIdOfNumber } from "../../../../../data/tickets.ts";
import { page } from "../../../../guard.tsx";

type Props = { params: Promise<{ number: string }> };

/** A ticket by the number that e-mails name: leads the client to it, when it is his. */
export default page("/tickets/number/[number]", async ({ params }: Props) => {
  const { number } = await params;
  const scope = await requireClient("tickets", `/tickets/number/${encodeURIComponent(number)}`);
  const id = /^[A-Za-z0-9-]{1,30}$/.test(number) ? await ticketIdOfNumber(scope, number) : undefined;
  if (id === undefined) notFound();
  redirect(`/tickets/${id}`);
});
