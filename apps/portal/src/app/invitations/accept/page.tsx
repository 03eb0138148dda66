import type { Metadata } from "next";
import { clientScope } from "../../../access/access.ts";
import { hasSignIn, invitationOf, type OpenInvitation } from "../../../access/invitations.ts";
import { env } from "../../../env.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { Link } from "../../../ui/link.tsx";
import { MiniList } from "../../../ui/mini-list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Doorway } from "../../doorway.tsx";
import type { DescribedField } from "../../forms/described-form.tsx";
import { RichForm } from "../../forms/rich-form.tsx";
import { formWords } from "../../forms/words.ts";
import { page } from "../../guard.tsx";
import { newOnce } from "../../once.ts";
import { accept, join } from "./actions.ts";

const HERE = "/invitations/accept";

/** The token of the link is in the address: no other site is told it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("accounts.join.title"), referrer: "same-origin" };
}

/** Where the link of an invitation leads. */
export default page(
  HERE,
  async ({ searchParams }: { searchParams: SearchParams }) => {
    const [said, { token = "", way }] = await Promise.all([words(), firstOf(searchParams)]);
    const { t } = said;
    const invitation = token === "" ? undefined : await invitationOf(token);
    if (!invitation) {
      return (
        <Doorway title={t("accounts.join.title")}>
          <Notice tone="bad" title={t("accounts.join.gone")}>
            {t("accounts.join.goneHelp")}
          </Notice>
          <p>
            <Link className="link" href="/login">
              {t("people.reset.back")}
            </Link>
          </p>
        </Doorway>
      );
    }
    const scope = await clientScope();
    const me = scope && !scope.actor ? scope.name : undefined;
    const isKnown = me === undefined && (way === "known" || (await hasSignIn(invitation)));
    return (
      <Doorway title={t("accounts.join.of", { account: invitation.account })} lead={t("accounts.join.lead")}>
        <Section level={2} title={t("accounts.join.may")}>
          <MiniList
            items={invitation.permissions.map((each) => ({ key: each, label: t(`people.permissions.${each}`) }))}
          />
        </Section>
        {me === undefined ? (
          <Joining key={String(isKnown)} {...said} {...{ token, invitation, isKnown }} />
        ) : (
          <>
            <p>{t("accounts.join.asWhom", { who: me })}</p>
            <RichForm
              action={accept}
              once={newOnce()}
              hidden={{ token }}
              submit={{ label: t("accounts.join.accept"), pending: t("accounts.join.accepting") }}
            />
          </>
        )}
      </Doorway>
    );
  },
  undefined,
  Doorway,
);

type JoiningProps = Words & { token: string; invitation: OpenInvitation; isKnown: boolean };

/** With the sign-in that one has, or a new one for the address that was invited. */
function Joining({ t, token, invitation, isKnown }: JoiningProps) {
  const { words: reveal, summaries } = formWords(t);
  const known: DescribedField[] = [
    {
      name: "email",
      label: t("client.login.email"),
      value: invitation.email,
      type: "email",
      autoComplete: "username",
      required: true,
    },
    {
      kind: "password",
      name: "oldPassword",
      label: t("people.register.password"),
      autoComplete: "current-password",
    },
  ];
  const fresh: DescribedField[] = [
    { name: "firstName", label: t("people.register.firstName"), autoComplete: "given-name", required: true },
    { name: "lastName", label: t("people.register.lastName"), autoComplete: "family-name", required: true },
    {
      kind: "password",
      name: "newPassword",
      label: t("people.register.password"),
      help: t("people.password.help", { count: env().PASSWORD_MIN_LENGTH }),
      autoComplete: "new-password",
      wide: true,
    },
  ];
  return (
    <>
      <p>{t(isKnown ? "accounts.join.known" : "accounts.join.new", { email: invitation.email })}</p>
      <RichForm
        action={join}
        once={newOnce()}
        hidden={{ token }}
        groups={[isKnown ? { fields: known } : { layout: "pairs", fields: fresh }]}
        submit={{ label: t("accounts.join.accept"), pending: t("accounts.join.accepting") }}
        words={reveal}
        summaries={summaries}
      />
      {!isKnown && (
        <p className="muted">
          {t("accounts.join.other")}{" "}
          <Link className="link" href={hrefWith(HERE, { token, way: "known" })}>
            {t("accounts.join.useMine")}
          </Link>
        </p>
      )}
    </>
  );
}
