import type { ClientScope } from "../../../../access/scope.ts";
import type { Domain } from "../../../../data/domains.ts";
import { nameservers } from "../../../../data/registrar.ts";
import { words } from "../../../../messages/words.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { Section } from "../../../../ui/section.tsx";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { formWords } from "../../../forms/words.ts";
import { panel } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { nameserverGroup } from "../nameservers.ts";
import { saveNameservers } from "./actions.ts";

/** The domain's nameservers, which whoever may can change. */
export const NameserverSection = panel(
  "/domains/[id]: nameservers",
  async ({ scope, found }: { scope: ClientScope; found: Domain }) => {
    const [names, { t }] = await Promise.all([nameservers(scope, found.id), words()]);
    if (names.is === "not served") return null;
    const title = t("manage.nameservers.title");
    if (names.is === "refused") {
      return (
        <Section title={title}>
          <Notice tone="warn" title={t("manage.nameservers.untold")}>
            {t("manage.untold")}
          </Notice>
        </Section>
      );
    }
    if (!scope.may("managedomains")) {
      return (
        <Section title={title}>
          <p className="mono ltr">{names.value.join(" ")}</p>
        </Section>
      );
    }
    return (
      <Section title={title} note={t("manage.nameservers.note")}>
        <DescribedForm
          action={saveNameservers}
          once={newOnce()}
          hidden={{ domain: String(found.id) }}
          groups={[nameserverGroup(names.value, t)]}
          submit={{ label: t("manage.nameservers.save"), pending: t("manage.form.saving"), kind: "secondary" }}
          {...formWords(t)}
        />
      </Section>
    );
  },
);
