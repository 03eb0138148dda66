import type { Books, Passwords } from "../context.ts";

export type Login = { role: string; email: string; password: string; note: string };

const people = [
  { email: "demo@kraken.example", note: "a rich account" },
  { email: "other@kraken.example", note: "another one" },
];

/** Who of the demo company can still sign in with the demo's password: deleted and changed ones are left out. */
export async function demoLogins({ db }: Books, passwords: Passwords, password: string): Promise<Login[]> {
  const logins: Login[] = [];
  for (const { email, note } of people) {
    const user = await db
      .selectFrom("users")
      .innerJoin("user_clients", "user_clients.user_id", "users.id")
      .select("users.password_hash")
      .where("users.email", "=", email)
      .limit(1)
      .executeTakeFirst();
    if (user && (await passwords.verify(user.password_hash, password)))
      logins.push({ role: "Client", email, note, password });
  }
  return logins;
}
