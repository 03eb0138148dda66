import { redirect } from "next/navigation";
import { safePath } from "../../../access/access.ts";
import { clientChoices } from "../../../access/login.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { Link } from "../../../ui/link.tsx";
import { LoginLayout } from "../../../ui/login-layout.tsx";
import { titled } from "../../(client)/title.ts";
import { brandOf } from "../../brand.ts";
import { page } from "../../guard.tsx";
import { ChooseForm } from "./choose-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("client.login.chooseTitle"));

export default page("/login/choose", async ({ searchParams }: { searchParams: SearchParams }) => {
  const choices = await clientChoices();
  if (!choices) redirect("/login?again");
  const [{ t }, { next }] = await Promise.all([words(), firstOf(searchParams)]);
  return (
    <LoginLayout brand={brandOf("/login")} title={t("client.login.chooseTitle")} lead={t("client.login.chooseLead")}>
      <ChooseForm next={safePath(next, "")} choices={choices} pending={t("client.login.pending")} />
      <p>
        <Link className="link" href="/login">
          {t("client.login.chooseBack")}
        </Link>
      </p>
    </LoginLayout>
  );
});
