import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { type StaffAccount, staffAccount, staffSessions } from "../../../../../access/staff.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { env } from "../../../../../env.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { Columns } from "../../../../../ui/columns.tsx";
import { formatDate, formatDateTime } from "../../../../../ui/format.ts";
import { MiniList } from "../../../../../ui/mini-list.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { page } from "../../../../guard.tsx";
import { deviceName } from "../../../../security/device-name.ts";
import { DetailsForm } from "../details-form.tsx";
import { detailsLabels, madeLabels, roleOptions } from "../labels.ts";
import { act, change } from "./actions.ts";
import { PasswordForm } from "./password-form.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const may = scope && roleMay(scope.member.role, "staff");
  const account = may && id !== undefined ? await staffAccount(scope, id) : undefined;
  return account ? { title: account.name } : {};
}

export default page("/admin/staff/[id]", async ({ params }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/staff/${encodeURIComponent(text)}`, "staff");
  const id = idFrom(text);
  const account = id === undefined ? undefined : await staffAccount(scope, id);
  if (!account) notFound();
  const [{ t, locale }, sessions] = await Promise.all([words(), staffSessions(scope, account.id)]);
  const isOn = account.disabled_at === null;
  const timeZone = env().TIME_ZONE;
  return (
    <>
      <PageHeader
        title={account.name}
        back={{ href: "/admin/staff", label: t("staff.list.title") }}
        badge={<Badge tone={isOn ? "ok" : "idle"}>{t(isOn ? "staff.list.active" : "staff.list.disabled")}</Badge>}
        state={t("staff.one.state", {
          email: account.email,
          date: formatDate(account.created_at, locale, { timeZone }) ?? "",
        })}
      />
      <Columns>
        <Section title={t("staff.one.details")}>
          <DetailsForm
            action={change}
            id={account.id}
            values={{ name: account.name, email: account.email, role: account.role, admin: account.admin_username }}
            roles={roleOptions({ t, locale })}
            labels={{ ...detailsLabels(t), submit: t("staff.one.save"), pending: t("staff.one.saving") }}
          />
        </Section>
        <Stack aside={t("staff.one.more")}>
          <Section title={t("staff.one.sessions")} level={3}>
            <Stack gap="small">
              {sessions.length === 0 ? (
                <p className="muted">{t("staff.one.noSessions")}</p>
              ) : (
                <MiniList
                  items={sessions.map((session) => ({
                    key: session.handle,
                    label: deviceName(session.userAgent, t),
                    end: <small className="muted">{formatDateTime(session.seen, locale, { timeZone })}</small>,
                  }))}
                />
              )}
              {sessions.length > 0 && <Deed id={account.id} name="sessions" label={t("staff.one.endSessions")} t={t} />}
            </Stack>
          </Section>
          <Section title={t("security.password.title")} level={3}>
            <PasswordForm
              id={account.id}
              labels={{
                make: t("staff.one.newPassword"),
                pending: t("staff.one.working"),
                help: t("staff.one.newPasswordHelp"),
              }}
              made={madeLabels(t, "/admin/staff")}
            />
          </Section>
          <SecondFactor account={account} t={t} />
          <Section title={t("staff.list.status")} level={3}>
            {isOn ? (
              <Deed
                id={account.id}
                name="disable"
                kind="danger"
                label={t("staff.one.disable")}
                help={t("staff.one.disableHelp")}
                t={t}
              />
            ) : (
              <Deed id={account.id} name="enable" label={t("staff.one.enable")} t={t} />
            )}
          </Section>
        </Stack>
      </Columns>
    </>
  );
});

function SecondFactor({ account, t }: { account: StaffAccount; t: Words["t"] }) {
  return (
    <Section title={t("security.factor.title")} level={3}>
      {account.hasSecondFactor ? (
        <Deed
          id={account.id}
          name="factor"
          label={t("staff.one.resetFactor")}
          help={t("staff.one.resetFactorHelp")}
          t={t}
        />
      ) : (
        <p className="muted">{t("staff.list.factorOff")}</p>
      )}
    </Section>
  );
}

interface DeedProps {
  id: number;
  name: string;
  label: string;
  help?: string;
  kind?: "secondary" | "danger";
  t: Words["t"];
}

/** A button that does one thing to an account. */
function Deed({ id, name, label, help, kind = "secondary", t }: DeedProps) {
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind={kind} size="small" block name="do" value={name} pending={t("staff.one.working")}>
        {label}
      </SubmitButton>
      {help && <p className="help">{help}</p>}
    </form>
  );
}
