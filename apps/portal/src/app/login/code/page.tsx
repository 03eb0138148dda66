import { redirect } from "next/navigation";
import { safePath } from "../../../access/access.ts";
import { awaitsCode } from "../../../access/login.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { titled } from "../../(client)/title.ts";
import { brandOf } from "../../brand.ts";
import { page } from "../../guard.tsx";
import { CodePage } from "../../security/code-page.tsx";
import { giveCode } from "./actions.ts";

export const generateMetadata = titled(async () => (await words()).t("security.code.title"));

export default page("/login/code", async ({ searchParams }: { searchParams: SearchParams }) => {
  if (!(await awaitsCode("client"))) redirect("/login?again");
  const [{ t }, { next }] = await Promise.all([words(), firstOf(searchParams)]);
  const brand = brandOf("/login");
  return <CodePage action={giveCode} next={safePath(next, "")} brand={brand} back="/login" t={t} />;
});
