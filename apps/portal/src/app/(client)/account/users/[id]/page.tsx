import { notFound } from "next/navigation";
import { requireClient } from "../../../../../access/access.ts";
import { type Member, member } from "../../../../../data/members.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
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
import { permissionGroup } from "../permission-fields.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

const LIST = "/account/users";

async function own({ params }: Pick<Props, "params">): Promise<Member> {
  const { id: text } = await params;
  const scope = await requireClient("owner", `${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await member(scope, id);
  if (!found) notFound();
  return found;
}

export const generateMetadata = titled(async (props: Props) => (await own(props)).name);

export default page(`${LIST}/[id]`, async (props: Props) => {
  const found = await own(props);
  const [said, { remove: asked }] = await Promise.all([words(), firstOf(props.searchParams)]);
  const { t } = said;
  const at = `${LIST}/${found.id}`;
  const mayRemove = !found.isOwner && asked === undefined;
  return (
    <>
      <PageHeader
        title={found.name}
        state={found.email}
        back={{ href: LIST, label: t("accounts.users.title") }}
        actions={mayRemove && <LinkButton href={`${at}?remove=1`}>{t("accounts.users.remove")}</LinkButton>}
      />
      <Columns kind="form">
        {found.isOwner ? (
          <Notice title={t("accounts.users.isOwner")}>{t("accounts.users.isOwnerHelp")}</Notice>
        ) : (
          <Stack>
            {asked !== undefined && <Removing found={found} {...said} />}
            {found.permissions.length === 0 && <Notice tone="warn">{t("accounts.users.untold")}</Notice>}
            <RichForm
              action={change}
              once={newOnce()}
              hidden={{ user: String(found.id) }}
              groups={[permissionGroup(found.permissions, t)]}
              submit={{ label: t("accounts.users.save"), pending: t("manage.form.saving") }}
              beside={<LinkButton href={LIST}>{t("accounts.users.back")}</LinkButton>}
              {...formWords(t)}
            />
          </Stack>
        )}
      </Columns>
    </>
  );
});

/** Before somebody is removed: what that means. */
function Removing({ found, t }: Words & { found: Member }) {
  return (
    <Notice tone="warn" title={t("accounts.users.removeTitle", { name: found.name })}>
      <Stack gap="small">
        <p>{t("accounts.users.removeHelp")}</p>
        <DescribedForm
          action={remove}
          once={newOnce()}
          hidden={{ user: String(found.id) }}
          submit={{ label: t("accounts.users.removeNow"), pending: t("manage.form.saving"), kind: "danger" }}
          beside={<LinkButton href={`${LIST}/${found.id}`}>{t("accounts.users.keep")}</LinkButton>}
        />
      </Stack>
    </Notice>
  );
}
