import { randomUUID } from "node:crypto";
import { actions } from "@kraken/contract";
import { isUniqueViolation } from "@kraken/database";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { isEmail, isUsersEmail } from "../client/client-input.ts";

const TAKEN = "A user already exists with that email address";

const missing = {
  firstname: "You did not enter a first name",
  lastname: "You did not enter a last name",
  email: "You did not enter an email address",
  password2: "You did not enter a password",
};

export const addUser = handler(
  actions.addUser,
  async (context, input) => {
    const { db, transaction, passwords, now } = context;
    for (const [name, message] of Object.entries(missing)) {
      if (input[name as keyof typeof missing].trim() === "") refuse(message);
    }
    if (!isEmail(input.email)) refuse("The email address entered is not valid");
    if (await isUsersEmail(db, input.email)) refuse(TAKEN);
    const password_hash = await passwords.hash(input.password2);
    const make = transaction(async (tx) => {
      const user = await tx
        .insertInto("users")
        .values({
          uuid: randomUUID(),
          firstname: input.firstname,
          lastname: input.lastname,
          email: input.email,
          password_hash,
          language: input.language ?? "",
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await logActivity(context, tx, { userId: user.id, description: `Created User - User ID: ${user.id}` });
      return { user_id: user.id };
    });
    // Two who come at once both find the address free; the index lets one in.
    return make.catch((error) => (isUniqueViolation(error) ? refuse(TAKEN) : Promise.reject(error)));
  },
  missing,
);
