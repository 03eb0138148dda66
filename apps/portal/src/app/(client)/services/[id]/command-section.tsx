import type { ClientScope } from "../../../../access/scope.ts";
import { mayBeCommanded, serviceCommands } from "../../../../data/service-care.ts";
import type { Service } from "../../../../data/services.ts";
import { words } from "../../../../messages/words.ts";
import { Section } from "../../../../ui/section.tsx";
import { SettingList } from "../../../../ui/setting-list.tsx";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { panel } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { run } from "./actions.ts";

/** What the service's module offers its client, where the engine tells. */
export const CommandSection = panel(
  "/services/[id]: commands",
  async ({ scope, found }: { scope: ClientScope; found: Service }) => {
    if (!mayBeCommanded(found)) return null;
    const [commands, { t }] = await Promise.all([serviceCommands(scope, found.id), words()]);
    if (commands.is !== "known" || commands.value.length === 0) return null;
    return (
      <Section title={t("manage.service.commands")}>
        <SettingList
          settings={commands.value.map(({ name, label }) => ({
            key: name,
            label,
            action: (
              <DescribedForm
                action={run}
                once={newOnce()}
                hidden={{ service: String(found.id), command: name }}
                submit={{
                  label: t("manage.service.runCommand"),
                  pending: t("manage.service.running"),
                  kind: "secondary",
                  size: "small",
                }}
              />
            ),
          }))}
        />
      </Section>
    );
  },
);
