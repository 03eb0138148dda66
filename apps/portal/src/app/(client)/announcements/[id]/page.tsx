import { notFound } from "next/navigation";
import { anybodyScope } from "../../../../access/access.ts";
import { announcement } from "../../../../data/announcements.ts";
import { idFrom } from "../../../../data/owned.ts";
import { locales } from "../../../../messages/locales.ts";
import { words } from "../../../../messages/words.ts";
import { DateText } from "../../../../ui/date-text.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { RichText } from "../../../../ui/rich-text.tsx";
import { page } from "../../../guard.tsx";
import { titled } from "../../title.ts";

type Props = { params: Promise<{ id: string }> };

async function asked({ params }: Props) {
  const id = idFrom((await params).id);
  const [scope, { locale }] = await Promise.all([anybodyScope(), words()]);
  const found = id === undefined ? undefined : await announcement(scope, id, locales[locale].language);
  if (!found) notFound();
  return found;
}

export const generateMetadata = titled(async (props: Props) => (await asked(props)).title);

/** One announcement, for everybody. */
export default page("/announcements/[id]", async (props: Props) => {
  const [found, { t, locale }] = await Promise.all([asked(props), words()]);
  return (
    <>
      <PageHeader
        title={found.title}
        back={{ href: "/announcements", label: t("client.announcements.back") }}
        state={<DateText value={found.date} locale={locale} />}
      />
      <Prose>
        <RichText tree={found.text} />
      </Prose>
    </>
  );
});
