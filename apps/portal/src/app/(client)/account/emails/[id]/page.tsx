import { notFound } from "next/navigation";
import { requireClient } from "../../../../../access/access.ts";
import { email } from "../../../../../data/emails.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { words } from "../../../../../messages/words.ts";
import { emailDocument } from "../../../../../rich/html.ts";
import { DateText } from "../../../../../ui/date-text.tsx";
import { MailFrame } from "../../../../../ui/mail-frame.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { page } from "../../../../guard.tsx";
import { titled } from "../../../title.ts";

type Props = { params: Promise<{ id: string }> };

async function own({ params }: Props) {
  const { id: text } = await params;
  const scope = await requireClient("emails", `/account/emails/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await email(scope, id);
  if (!found) notFound();
  return found;
}

export const generateMetadata = titled(async (props: Props) => (await own(props)).subject);

/** One e-mail, as it looked when it was sent. */
export default page("/account/emails/[id]", async (props: Props) => {
  const [found, { t, locale }] = await Promise.all([own(props), words()]);
  return (
    <>
      <PageHeader
        title={found.subject.trim() || t("client.emails.noSubject")}
        back={{ href: "/account/emails", label: t("client.emails.back") }}
        state={
          <>
            <DateText value={found.date} locale={locale} withTime /> · <bdi>{found.to}</bdi>
          </>
        }
      />
      <MailFrame title={t("client.emails.frame")} document={emailDocument(found.html)} />
      <p className="muted">{t("client.emails.pictures")}</p>
    </>
  );
});
