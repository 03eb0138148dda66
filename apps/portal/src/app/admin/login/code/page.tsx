import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { awaitsCode } from "../../../../access/login.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { brandOf } from "../../../brand.ts";
import { page } from "../../../guard.tsx";
import { CodePage } from "../../../security/code-page.tsx";
import { nextOf } from "../../next.ts";
import { giveCode } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("security.code.title") };
}

export default page("/admin/login/code", async ({ searchParams }: { searchParams: SearchParams }) => {
  if (!(await awaitsCode("staff"))) redirect("/admin/login?again");
  const [{ t }, { next }] = await Promise.all([words(), firstOf(searchParams)]);
  const brand = brandOf("/admin/login", t("admin.shell.role"));
  return <CodePage action={giveCode} next={nextOf(next)} brand={brand} back="/admin/login" t={t} />;
});
