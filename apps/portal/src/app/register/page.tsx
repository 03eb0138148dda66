import { notFound, redirect } from "next/navigation";
import { clientScope } from "../../access/access.ts";
import { currencies } from "../../access/registration.ts";
import { env } from "../../env.ts";
import { countryOptions } from "../../lib/countries.ts";
import { words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { LoginLayout } from "../../ui/login-layout.tsx";
import { titled } from "../(client)/title.ts";
import { page } from "../guard.tsx";
import { Languages } from "../login/languages.tsx";
import { RegisterForm } from "./register-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("people.register.title"));

export default page("/register", async () => {
  const { REGISTRATION, BRAND_NAME, BRAND_TERMS_URL, PASSWORD_MIN_LENGTH } = env();
  if (REGISTRATION === "off") notFound();
  if (await clientScope()) redirect("/");
  const [{ t, locale }, offered] = await Promise.all([words(), currencies()]);
  return (
    <LoginLayout
      brand={{ name: BRAND_NAME, href: "/login" }}
      title={t("people.register.title")}
      lead={t("people.register.lead")}
      foot={<Languages />}
    >
      <RegisterForm
        values={{
          firstName: "",
          lastName: "",
          company: "",
          email: "",
          address: "",
          address2: "",
          postcode: "",
          town: "",
          state: "",
          country: "",
          phone: "",
          currency: String(offered[0]?.id ?? ""),
        }}
        countries={countryOptions(locale)}
        currencies={offered.length > 1 ? offered.map(({ id, code }) => ({ value: String(id), label: code })) : []}
        terms={
          BRAND_TERMS_URL && (
            <>
              {t("people.register.terms")}{" "}
              <a className="link" href={BRAND_TERMS_URL} target="_blank" rel="noreferrer">
                {t("people.register.termsLink")}
              </a>
            </>
          )
        }
        labels={{
          firstName: t("people.register.firstName"),
          lastName: t("people.register.lastName"),
          company: t("people.register.company"),
          email: t("people.register.email"),
          password: t("people.register.password"),
          passwordHelp: t("people.password.help", { count: PASSWORD_MIN_LENGTH }),
          address: t("people.register.address"),
          address2: t("people.register.address2"),
          postcode: t("people.register.postcode"),
          town: t("people.register.town"),
          state: t("people.register.state"),
          country: t("people.register.country"),
          phone: t("people.register.phone"),
          currency: t("people.register.currency"),
          optional: t("people.form.optional"),
          show: t("client.login.show"),
          hide: t("client.login.hide"),
          submit: t("people.register.submit"),
          pending: t("people.register.pending"),
        }}
        summaries={Array.from({ length: 14 }, (_, count) => t("people.form.summary", { count }))}
      />
      <p className="muted">
        {t("people.register.known")}{" "}
        <Link className="link" href="/login">
          {t("people.register.signIn")}
        </Link>
      </p>
    </LoginLayout>
  );
});
