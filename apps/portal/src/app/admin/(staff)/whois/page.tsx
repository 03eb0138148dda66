import type { Metadata } from "next";
import type { ReactElement } from "react";
import { z } from "zod";
import { requireStaff } from "../../../../access/access.ts";
import type { Answered } from "../../../../data/staff/answered.ts";
import { lookUp, type WhoisAnswer } from "../../../../data/staff/whois.ts";
import { hostName } from "../../../../lib/host-name.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { HuntBox } from "../../../../ui/hunt-box.tsx";
import { MiniList } from "../../../../ui/mini-list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { State } from "../../state.tsx";
import { LIST } from "../domains/query.ts";

const PATH = "/admin/whois";

const query = z.object({ q: z.string().trim().max(300).catch("") });

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("domains.whois.title") };
}

/** What the public register says of a name. The address has the name. */
export default page(PATH, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { q } = query.parse(await firstOf(searchParams));
  const scope = await requireStaff(hrefWith(PATH, { q }));
  const name = hostName(q);
  const [answer, { t }] = await Promise.all([name === undefined ? undefined : lookUp(scope, name), words()]);
  return (
    <>
      <PageHeader
        title={t("domains.whois.title")}
        state={t("domains.whois.lead")}
        back={{ href: LIST, label: t("admin.client.facts.domains") }}
      />
      <Stack>
        <HuntBox action={PATH} label={t("domains.whois.name")} button={t("domains.whois.submit")} value={q} />
        {q !== "" && name === undefined && (
          <Notice tone="bad" title={t("domains.whois.wrong", { name: q.slice(0, 80) })}>
            {t("domains.whois.wrongHelp")}
          </Notice>
        )}
        {name !== undefined && answer && <Result name={name} answer={answer} t={t} />}
      </Stack>
    </>
  );
});

type ResultProps = { name: string; answer: Answered<WhoisAnswer>; t: Words["t"] };

function Result({ name, answer, t }: ResultProps): ReactElement {
  if (answer.is === "refused") {
    return (
      <Notice tone="warn" title={t("domains.whois.untold", { name })}>
        {answer.reason}
      </Notice>
    );
  }
  const { isFree, text, ours } = answer.value;
  return (
    <Section
      title={<bdi>{name}</bdi>}
      end={<Badge tone={isFree ? "ok" : "idle"}>{t(isFree ? "domains.whois.free" : "domains.whois.taken")}</Badge>}
    >
      <Stack gap="small">
        {ours.length > 0 && (
          <MiniList
            items={ours.map(({ id, status }) => ({
              key: id,
              label: t("domains.whois.ours"),
              href: `${LIST}/${id}`,
              end: <State of={status} t={t} />,
            }))}
          />
        )}
        {text === "" ? <p className="muted">{t("domains.whois.empty")}</p> : <p className="pre mono ltr">{text}</p>}
      </Stack>
    </Section>
  );
}
