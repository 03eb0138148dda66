import type { StaffScope } from "../../../../../access/scope.ts";
import { registrarChoices, serverChoices } from "../../../../../data/staff/order-deeds.ts";
import type { StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import { words } from "../../../../../messages/words.ts";
import type { DescribedField } from "../../../../forms/described-form.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { panel } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { accept } from "./actions.ts";

/** What accepting sets up, and how: only what concerns this order is asked. */
export const AcceptForm = panel(
  "/admin/orders/[id] accept",
  async ({ scope, order }: { scope: StaffScope; order: StaffOrderDetail }) => {
    const isWaiting = (wanted: (type: string) => boolean) =>
      order.items.some(({ type, status }) => wanted(type) && status === "Pending");
    const hasServices = isWaiting((type) => type === "product" || type === "addon");
    const hasDomains = isWaiting((type) => type === "domain");
    const [servers, registrars, { t }] = await Promise.all([
      hasServices ? serverChoices(scope) : [],
      hasDomains ? registrarChoices(scope) : [],
      words(),
    ]);
    const fields: DescribedField[] = [];
    if (hasServices) {
      if (servers.length > 0)
        fields.push({
          kind: "select",
          name: "server",
          label: t("orders.accept.server"),
          options: [
            { value: "", label: t("orders.accept.asProduct") },
            ...servers.map(({ id, name, used }) => ({ value: String(id), label: `${name} (${used})` })),
          ],
        });
      fields.push({
        name: "username",
        label: t("orders.accept.username"),
        help: t("orders.accept.usernameHelp"),
        isCode: true,
        maxLength: 60,
      });
      fields.push({
        kind: "check",
        name: "autoSetup",
        label: t("orders.accept.autoSetup"),
        detail: t("orders.accept.autoSetupHelp"),
        value: "on",
      });
    }
    if (hasDomains) {
      if (registrars.length > 0)
        fields.push({
          kind: "select",
          name: "registrar",
          label: t("orders.accept.registrar"),
          options: [
            { value: "", label: t("orders.accept.asEnding") },
            ...registrars.map(({ module, name }) => ({ value: module, label: name })),
          ],
        });
      fields.push({
        kind: "check",
        name: "sendRegistrar",
        label: t("orders.accept.sendRegistrar"),
        detail: t("orders.accept.sendRegistrarHelp"),
        value: "on",
      });
    }
    fields.push({
      kind: "check",
      name: "sendEmail",
      label: t("orders.accept.sendEmail"),
      detail: t("orders.accept.sendEmailHelp"),
      value: "on",
    });
    return (
      <RichForm
        action={accept}
        once={newOnce()}
        hidden={{ order: String(order.id) }}
        groups={[{ fields }]}
        submit={{ label: t("orders.accept.submit"), pending: t("orders.accept.pending") }}
        {...formWords(t)}
      />
    );
  },
);
