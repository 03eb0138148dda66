import type { ReactElement } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import type { Service } from "../../../../data/services.ts";
import type { Words } from "../../../../messages/words.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Menu, type MenuItem } from "../../../../ui/menu.tsx";
import { monthsOf } from "../../cycles.ts";
import { isLive } from "../../live.ts";

/** What can be done with a service, as far as this user may: the two that are used most, the rest in a menu. */
export function ServiceActions({
  scope,
  found,
  t,
}: {
  scope: ClientScope;
  found: Service;
  t: Words["t"];
}): ReactElement {
  const at = `/services/${found.id}`;
  const runs = found.status === "Active" || found.status === "Suspended";
  const mayOrder = scope.may("orders");
  const rest: (MenuItem | false)[] = [
    mayOrder &&
      runs &&
      monthsOf(found.cycle) !== undefined && { label: t("manage.service.renew"), icon: "renew", href: `${at}/renew` },
    mayOrder && found.status === "Active" && { label: t("manage.service.upgrade"), icon: "up", href: `${at}/upgrade` },
    isLive(found) && { label: t("manage.service.addons"), icon: "addon", href: `${at}/addons` },
    scope.may("tickets") && {
      label: t("client.service.ask"),
      icon: "support",
      href: `/tickets/new?about=service-${found.id}`,
    },
    ...(mayOrder && isLive(found)
      ? (["line", { label: t("manage.service.cancel"), icon: "trash", href: `${at}/cancel`, danger: true }] as const)
      : []),
  ];
  const items = rest.filter((item) => item !== false);
  const mayEnter = found.status === "Active" && (scope.may("productsso") || scope.may("manageproducts"));
  return (
    <>
      {mayEnter && (
        <LinkButton kind="primary" href={`${at}/access`}>
          {t("manage.service.access")}
        </LinkButton>
      )}
      {items.length > 0 && <Menu label={t("manage.service.more")} items={items} />}
    </>
  );
}
