import { redirect } from "next/navigation";
import { clientScope } from "../../access/access.ts";
import { contactDepartments } from "../../access/guests.ts";
import { newStamp, PROOF_BITS } from "../../access/human.ts";
import { env } from "../../env.ts";
import { words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { LoginLayout } from "../../ui/login-layout.tsx";
import { leftWords } from "../(client)/tickets/message.ts";
import { titled } from "../(client)/title.ts";
import { page } from "../guard.tsx";
import { Languages } from "../login/languages.tsx";
import { ContactForm } from "./contact-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("people.contact.title"));

export default page("/contact", async () => {
  if ((await clientScope())?.may("tickets")) redirect("/tickets/new");
  const [{ t }, rooms, stamp] = await Promise.all([words(), contactDepartments(), newStamp("contact")]);
  return (
    <LoginLayout
      brand={{ name: env().BRAND_NAME, href: "/login" }}
      title={t("people.contact.title")}
      lead={t("people.contact.lead")}
      foot={<Languages />}
    >
      <ContactForm
        departments={rooms.map(({ id, name }) => ({ value: String(id), label: name }))}
        guard={{ stamp, bits: PROOF_BITS }}
        labels={{
          name: t("people.contact.name"),
          email: t("people.register.email"),
          department: t("client.newTicket.department"),
          subject: t("client.newTicket.subject"),
          message: t("client.newTicket.message"),
          leaveEmpty: t("people.contact.leaveEmpty"),
          submit: t("people.contact.submit"),
          pending: t("people.contact.pending"),
          left: leftWords(t),
        }}
        summaries={[0, 1, 2, 3, 4, 5].map((count) => t("people.form.summary", { count }))}
      />
      <p className="muted">
        {t("people.contact.client")}{" "}
        <Link className="link" href="/login?next=%2Ftickets%2Fnew">
          {t("people.register.signIn")}
        </Link>
        {" · "}
        <Link className="link" href="/guest/tickets">
          {t("people.contact.read")}
        </Link>
      </p>
    </LoginLayout>
  );
});
