import { redirect } from "next/navigation";
import { clientScope } from "../../access/access.ts";
import { contactDepartments } from "../../access/guests.ts";
import { newStamp, PROOF_BITS } from "../../access/human.ts";
import { type Words, words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { leftWords } from "../(client)/tickets/message.ts";
import { titled } from "../(client)/title.ts";
import { Doorway } from "../doorway.tsx";
import { page } from "../guard.tsx";
import { newOnce } from "../once.ts";
import { ContactForm } from "./contact-form.tsx";
import { typedQuestion } from "./typed.ts";

export const generateMetadata = titled(async () => (await words()).t("people.contact.title"));

export default page(
  "/contact",
  async () => {
    if ((await clientScope())?.may("tickets")) redirect("/tickets/new");
    const [{ t }, rooms, stamp] = await Promise.all([words(), contactDepartments(), newStamp("contact")]);
    return (
      <Doorway title={t("people.contact.title")} lead={t("people.contact.lead")}>
        <ContactForm
          once={newOnce()}
          departments={rooms.map(({ id, name }) => ({ value: String(id), label: name }))}
          guard={{ stamp, bits: PROOF_BITS }}
          {...wordsOfForm(t)}
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
      </Doorway>
    );
  },
  typed,
  Doorway,
);

/** What is read on the form, whatever WHMCS says. */
const wordsOfForm = (t: Words["t"]) => ({
  labels: {
    name: t("people.contact.name"),
    email: t("people.register.email"),
    department: t("client.newTicket.department"),
    subject: t("client.newTicket.subject"),
    message: t("client.newTicket.message"),
    leaveEmpty: t("people.contact.leaveEmpty"),
    submit: t("people.contact.submit"),
    pending: t("people.contact.pending"),
    left: leftWords(t),
  },
  summaries: [0, 1, 2, 3, 4, 5].map((count) => t("people.form.summary", { count })),
});

/** The question that could not be sent, when the departments can't be read either. */
async function typed() {
  const [state, { t }] = [await typedQuestion.kept(), await words()];
  if (!state) return undefined;
  const { stamp, values } = state;
  return (
    <ContactForm
      once={newOnce()}
      before={state}
      departments={[{ value: values.department, label: t("client.newTicket.asChosen") }]}
      guard={{ stamp, bits: PROOF_BITS }}
      {...wordsOfForm(t)}
    />
  );
}
