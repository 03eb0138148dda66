import { actions } from "@kraken/contract";
import { startsWith } from "@kraken/database";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

export const getUsers = handler(actions.getUsers, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const { search } = input;
  let found = db.selectFrom("users");
  if (search) {
    found = found.where(({ or, ref }) => or([startsWith(ref("email"), search), startsWith(ref("lastname"), search)]));
  }
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .select(["id", "firstname", "lastname", "email", "created_at", "email_verified_at"])
      .orderBy("id", input.sorting === "DESC" ? "desc" : "asc")
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const links = rows.length
    ? await db
        .selectFrom("user_clients")
        .select(["user_id", "client_id", "is_owner"])
        .where(
          "user_id",
          "in",
          rows.map((row) => row.id),
        )
        .orderBy("client_id")
        .execute()
    : [];
  const users = rows.map((row) => ({
    id: row.id,
    firstname: row.firstname,
    lastname: row.lastname,
    email: row.email,
    datecreated: wireTime(row.created_at),
    validationdata: "",
    clients: links
      .filter((link) => link.user_id === row.id)
      .map((link) => ({ id: link.client_id, isOwner: link.is_owner === 1 })),
  }));
  return { totalresults: total, startnumber: offset, numreturned: users.length, users };
});
