import { z } from "zod";
import { requireClient } from "../../../../access/access.ts";
import { orElse } from "../../../../data/failure.ts";
import { hasHostedPages } from "../../../../data/hosted.ts";
import { idFrom } from "../../../../data/owned.ts";
import {
  hasSandbox,
  isEndingSoon,
  monthsLeft,
  type PayMethod,
  payMethods,
  sandboxCards,
} from "../../../../data/pay-methods.ts";
import { clock } from "../../../../lib/clock.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Columns } from "../../../../ui/columns.tsx";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Row } from "../../../../ui/row.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { BillingTabs } from "../../billing-tabs.tsx";
import { cardName, expiryText } from "../../pay-method-name.ts";
import { titled } from "../../title.ts";
import { MethodForm } from "./method-form.tsx";
import { SandboxForm } from "./sandbox-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("billing.methods.title"));

const HERE = "/account/payment-methods";
const text = z.string().optional().catch(undefined);
/** `invoice`: what a new card is to pay. */
const query = z.object({ remove: text, invoice: text });

/** The client's stored cards and accounts: which is charged, and what can be done with each. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("invoices", HERE);
  const { remove, invoice } = query.parse(await firstOf(searchParams));
  const [methods, said, isHosted, isSandbox] = await Promise.all([
    payMethods(scope),
    words(),
    hasHostedPages(scope),
    orElse(hasSandbox(scope), false),
  ]);
  const { t } = said;
  const removed = methods.find(({ id }) => id === idFrom(remove));
  return (
    <>
      <PageHeader title={t("billing.methods.title")} state={t("billing.methods.lead")} />
      <BillingTabs scope={scope} here={HERE} t={t} />
      <Columns kind="form">
        <Stack>
          {removed && <Removing method={removed} {...said} />}
          {methods.length === 0 ? (
            <EmptyState title={t("billing.methods.emptyTitle")}>
              {t(isHosted || isSandbox ? "billing.methods.empty" : "billing.methods.emptyNoAdd")}
            </EmptyState>
          ) : (
            <Section title={t("billing.methods.caption")} hideTitle>
              <DataTable
                caption={t("billing.methods.caption")}
                rows={methods}
                rowKey={(row) => row.id}
                columns={columns(methods, clock().today, said)}
              />
            </Section>
          )}
          {isHosted && (
            <Section title={t("billing.methods.add")}>
              <Stack gap="small">
                <p className="muted">{t("billing.methods.addThereHelp")}</p>
                <MethodForm once={newOnce()} deed="there" pending={t("billing.pay.goingThere")}>
                  {t("billing.methods.addThere")}
                </MethodForm>
              </Stack>
            </Section>
          )}
          {isSandbox && (
            <Section title={t("billing.methods.add")} note={t("billing.methods.sandbox")}>
              <SandboxForm
                once={newOnce()}
                invoice={idFrom(invoice)}
                key={methods.length}
                expires={expiryText(`${Number(clock().today.slice(0, 4)) + 3}${clock().today.slice(4, 7)}`)}
                cards={sandboxCards.map((value) => ({
                  value,
                  label: t("billing.methods.sandboxCard", { digits: value }),
                  detail: t(`billing.methods.card${value}`),
                }))}
                labels={{
                  which: t("billing.methods.which"),
                  expires: t("billing.methods.expires"),
                  expiresHelp: t("billing.methods.expiresHelp"),
                  standard: t("billing.methods.standard"),
                  submit: t("billing.methods.addCard"),
                  pending: t("billing.methods.adding"),
                }}
              />
            </Section>
          )}
        </Stack>
      </Columns>
    </>
  );
});

/** Before one is removed: what that means. */
function Removing({ method, ...said }: Words & { method: PayMethod }) {
  const { t } = said;
  const name = cardName(method, said);
  return (
    <Notice tone="warn" title={t("billing.methods.removeTitle", { name })}>
      <Stack gap="small">
        <p>{t("billing.methods.removeHelp")}</p>
        <MethodForm
          once={newOnce()}
          deed="remove"
          method={method.id}
          kind="danger"
          pending={t("billing.methods.removing")}
          beside={<LinkButton href={HERE}>{t("billing.methods.keep")}</LinkButton>}
        >
          {t("billing.methods.removeNow")}
        </MethodForm>
      </Stack>
    </Notice>
  );
}

function columns(methods: PayMethod[], today: string, said: Words): Column<PayMethod>[] {
  const { t } = said;
  // Cards are charged; an account is never the default here, since no action charges it.
  const first = methods.find(({ kind }) => kind === "card");
  return [
    {
      key: "name",
      kind: "title",
      label: t("billing.methods.name"),
      cell: (row) => (
        <>
          <b>{cardName(row, said)}</b>
          {row.kind === "card" && row.description !== "" && <small>{row.description}</small>}
        </>
      ),
    },
    {
      key: "state",
      kind: "status",
      label: t("billing.methods.state"),
      cell: (row) => {
        const left = monthsLeft(row, today);
        return (
          <Row>
            {row === first && <Badge tone="ok">{t("billing.methods.default")}</Badge>}
            {left !== undefined && left < 0 && <Badge tone="bad">{t("billing.methods.expired")}</Badge>}
            {left !== undefined && left >= 0 && isEndingSoon(row, today) && (
              <Badge tone="warn">{t("billing.methods.soon")}</Badge>
            )}
          </Row>
        );
      },
    },
    {
      key: "act",
      kind: "action",
      label: t("billing.methods.act"),
      hideLabel: true,
      align: "end",
      cell: (row) => (
        <Row>
          {row.kind === "card" && row !== first && (
            <MethodForm
              once={newOnce()}
              deed="choose"
              method={row.id}
              kind="secondary"
              size="small"
              aria-label={t("billing.methods.chooseLabel", { name: cardName(row, said) })}
            >
              {t("billing.methods.choose")}
            </MethodForm>
          )}
          <LinkButton
            size="small"
            href={`${HERE}?remove=${row.id}`}
            aria-label={t("billing.methods.removeLabel", { name: cardName(row, said) })}
          >
            {t("billing.methods.remove")}
          </LinkButton>
        </Row>
      ),
    },
  ];
}
