import "server-only";
import { typedIn } from "../../typed.ts";
import type { OrderState } from "./actions.ts";

/** An order that could not be placed. */
export const typedOrder = typedIn<OrderState>("order");
