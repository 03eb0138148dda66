import "server-only";
import { typedIn } from "../../../typed.ts";
import type { ChooseState } from "./actions.ts";

/** A choice that could not be put into the cart. */
export const typedChoice = typedIn<ChooseState>("choose a product");
