import { notFound } from "next/navigation";
import { requireClient } from "../../../../../access/access.ts";
import { contact, contactName } from "../../../../../data/contacts.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { titled } from "../../../title.ts";
import { change, remove } from "../actions.ts";
import { contactGroups } from "../contact-form.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

const LIST = "/account/contacts";

async function own({ params }: Pick<Props, "params">) {
  const { id: text } = await params;
  const scope = await requireClient("contacts", `${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await contact(scope, id);
  if (!found) notFound();
  return found;
}

export const generateMetadata = titled(async (props: Props) => contactName(await own(props)));

export default page(`${LIST}/[id]`, async (props: Props) => {
  const found = await own(props);
  const [said, { remove: asked }] = await Promise.all([words(), firstOf(props.searchParams)]);
  const { t } = said;
  const at = `${LIST}/${found.id}`;
  const hidden = { contact: String(found.id) };
  return (
    <>
      <PageHeader
        title={contactName(found)}
        state={found.email}
        back={{ href: LIST, label: t("accounts.contacts.title") }}
        actions={
          asked === undefined && <LinkButton href={`${at}?remove=1`}>{t("accounts.contacts.remove")}</LinkButton>
        }
      />
      <Columns kind="form">
        <Stack>
          {asked !== undefined && (
            <Notice tone="warn" title={t("accounts.contacts.removeTitle", { name: contactName(found) })}>
              <Stack gap="small">
                <p>{t("accounts.contacts.removeHelp")}</p>
                <DescribedForm
                  action={remove}
                  once={newOnce()}
                  hidden={hidden}
                  submit={{ label: t("accounts.contacts.removeNow"), pending: t("manage.form.saving"), kind: "danger" }}
                  beside={<LinkButton href={at}>{t("accounts.contacts.keep")}</LinkButton>}
                />
              </Stack>
            </Notice>
          )}
          <RichForm
            action={change}
            once={newOnce()}
            hidden={hidden}
            groups={contactGroups(found, said)}
            submit={{ label: t("accounts.contacts.save"), pending: t("manage.form.saving") }}
            {...formWords(t)}
          />
        </Stack>
      </Columns>
    </>
  );
});
