import type { ReactElement } from "react";
import { roleMay } from "../../../../access/roles.ts";
import type { StaffScope } from "../../../../access/scope.ts";
import type { Words } from "../../../../messages/words.ts";
import { Tabs } from "../../../../ui/tabs.tsx";

type Place = "activity" | "to-do" | "automation" | "api";

/** The pages about the billing system itself. */
export function SystemTabs({ current, scope, t }: { current: Place; scope: StaffScope; t: Words["t"] }): ReactElement {
  const labels: [Place, string][] = [
    ["activity", t("system.activity.title")],
    ["to-do", t("system.toDo.title")],
    ["automation", t("system.automation.title")],
    ...(roleMay(scope.member.role, "staff") ? ([["api", t("system.api.title")]] as [Place, string][]) : []),
  ];
  return (
    <Tabs
      label={t("system.title")}
      tabs={labels.map(([place, label]) => ({ href: `/admin/system/${place}`, label, current: place === current }))}
    />
  );
}
