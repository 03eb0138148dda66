import type { ReactElement } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import type { Domain } from "../../../../data/domains.ts";
import { isLocked } from "../../../../data/registrar.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Section } from "../../../../ui/section.tsx";
import { type Setting, SettingList } from "../../../../ui/setting-list.tsx";
import { DescribedForm, type DescribedFormProps } from "../../../forms/described-form.tsx";
import { SecretForm } from "../../../forms/secret-form.tsx";
import { formWords } from "../../../forms/words.ts";
import { panel } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { requestCode, setAutoRenew, setLock, setProtection } from "./actions.ts";

type SwitchProps = Pick<DescribedFormProps, "action"> & { id: number; to: "on" | "off"; label: string; t: Words["t"] };

/** One button that turns something on, or off. */
function Switch({ action, id, to, label, t }: SwitchProps): ReactElement {
  return (
    <DescribedForm
      action={action}
      once={newOnce()}
      hidden={{ domain: String(id), to }}
      submit={{ label, pending: t("manage.form.saving"), kind: "secondary", size: "small" }}
    />
  );
}

/** What is switched on or off for a domain, and its transfer code. */
export const ControlSection = panel(
  "/domains/[id]: control",
  async ({ scope, found }: { scope: ClientScope; found: Domain }) => {
    const [lock, { t }] = await Promise.all([isLocked(scope, found.id), words()]);
    const { id, autoRenew, idProtection } = found;
    const may = scope.may("managedomains");
    const said = (on: boolean) => (
      <Badge tone={on ? "ok" : "idle"}>{t(on ? "client.domain.on" : "client.domain.no")}</Badge>
    );
    const locked = lock.is === "known" && lock.value;
    const settings: (Setting | false)[] = [
      {
        key: "renew",
        label: t("client.domain.autoRenew"),
        state: said(autoRenew),
        detail: t(autoRenew ? "manage.domain.renewOnMeans" : "manage.domain.renewOffMeans"),
        action: may && (
          <Switch
            action={setAutoRenew}
            {...{ id, t }}
            to={autoRenew ? "off" : "on"}
            label={t(autoRenew ? "manage.domain.renewTurnOff" : "manage.domain.renewTurnOn")}
          />
        ),
      },
      lock.is !== "not served" && {
        key: "lock",
        label: t("manage.domain.lock"),
        state: lock.is === "known" ? said(locked) : undefined,
        detail: t(
          lock.is === "refused" ? "manage.untold" : locked ? "manage.domain.lockOnMeans" : "manage.domain.lockOffMeans",
        ),
        action: may && lock.is === "known" && (
          <Switch
            action={setLock}
            {...{ id, t }}
            to={locked ? "off" : "on"}
            label={t(locked ? "manage.domain.unlock" : "manage.domain.lockIt")}
          />
        ),
      },
      {
        key: "protection",
        label: t("client.domain.protection"),
        state: said(idProtection),
        detail: t(idProtection ? "manage.domain.hideOnMeans" : "manage.domain.hideOffMeans"),
        action: may && (
          <Switch
            action={setProtection}
            {...{ id, t }}
            to={idProtection ? "off" : "on"}
            label={t(idProtection ? "manage.domain.hideTurnOff" : "manage.domain.hideTurnOn")}
          />
        ),
      },
      may && {
        key: "code",
        label: t("manage.domain.code"),
        detail: t(locked ? "manage.domain.codeLocked" : "manage.domain.codeMeans"),
        action: !locked && (
          <SecretForm
            action={requestCode}
            once={newOnce()}
            hidden={{ domain: String(id) }}
            submit={{
              label: t("manage.domain.codeShow"),
              pending: t("manage.domain.codeAsking"),
              kind: "secondary",
              size: "small",
            }}
            href={`/domains/${id}`}
            {...formWords(t)}
          />
        ),
      },
    ];
    return (
      <Section title={t("manage.domain.control")}>
        <SettingList settings={settings.filter((setting) => setting !== false)} />
      </Section>
    );
  },
);
