import { notFound, redirect } from "next/navigation";
import { clientScope, safePath } from "../../access/access.ts";
import { currencies } from "../../access/registration.ts";
import { emptyPerson } from "../../data/client-fields.ts";
import { env } from "../../env.ts";
import { firstOf, hrefWith, type SearchParams } from "../../lib/search-params.ts";
import { type Words, words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { titled } from "../(client)/title.ts";
import { Doorway } from "../doorway.tsx";
import { page } from "../guard.tsx";
import { newOnce } from "../once.ts";
import { addressGroup } from "../person-fields.ts";
import { RegisterForm } from "./register-form.tsx";
import { typedAccount } from "./typed.ts";

export const generateMetadata = titled(async () => (await words()).t("people.register.title"));

export default page(
  "/register",
  async ({ searchParams }: { searchParams: SearchParams }) => {
    if (env().REGISTRATION === "off") notFound();
    const next = safePath((await firstOf(searchParams)).next, "");
    if (await clientScope()) redirect(next || "/");
    const [said, offered] = await Promise.all([words(), currencies()]);
    const { t } = said;
    return (
      <Doorway title={t("people.register.title")} lead={t("people.register.lead")}>
        <RegisterForm
          once={newOnce()}
          next={next}
          values={{ ...emptyPerson, currency: String(offered[0]?.id ?? "") }}
          currencies={offered.length > 1 ? offered.map(({ id, code }) => ({ value: String(id), label: code })) : []}
          {...wordsOfForm(said)}
        />
        <p className="muted">
          {t("people.register.known")}{" "}
          <Link className="link" href={hrefWith("/login", { next })}>
            {t("people.register.signIn")}
          </Link>
        </p>
      </Doorway>
    );
  },
  typed,
  Doorway,
);

/** What is read on the form, whatever WHMCS says. */
function wordsOfForm({ t, locale }: Words) {
  const { BRAND_TERMS_URL, PASSWORD_MIN_LENGTH } = env();
  return {
    address: addressGroup({ t, locale, values: emptyPerson }),
    terms: BRAND_TERMS_URL && (
      <>
        {t("people.register.terms")}{" "}
        <a className="link" href={BRAND_TERMS_URL} target="_blank" rel="noreferrer">
          {t("people.register.termsLink")}
        </a>
      </>
    ),
    labels: {
      firstName: t("people.register.firstName"),
      lastName: t("people.register.lastName"),
      company: t("people.register.company"),
      email: t("people.register.email"),
      password: t("people.register.password"),
      passwordHelp: t("people.password.help", { count: PASSWORD_MIN_LENGTH }),
      currency: t("people.register.currency"),
      optional: t("people.form.optional"),
      show: t("client.login.show"),
      hide: t("client.login.hide"),
      submit: t("people.register.submit"),
      pending: t("people.register.pending"),
    },
    summaries: Array.from({ length: 14 }, (_, count) => t("people.form.summary", { count })),
  };
}

/** The account that could not be made, when the currencies can't be read either. */
async function typed({ searchParams }: { searchParams: SearchParams }) {
  const [state, said] = [await typedAccount.kept(), await words()];
  if (!state) return undefined;
  const { currency } = state.values;
  return (
    <RegisterForm
      once={newOnce()}
      next={safePath((await firstOf(searchParams)).next, "")}
      values={state.values}
      before={state}
      currencies={currency === "" ? [] : [{ value: currency, label: said.t("client.newTicket.asChosen") }]}
      {...wordsOfForm(said)}
    />
  );
}
