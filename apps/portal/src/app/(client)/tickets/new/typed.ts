import "server-only";
import { typedIn } from "../../../typed.ts";
import type { NewTicketState } from "./actions.ts";

/** A ticket that could not be opened. */
export const typedTicket = typedIn<NewTicketState>("new ticket");
