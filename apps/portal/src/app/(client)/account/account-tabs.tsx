import type { ReactElement } from "react";
import type { ClientScope } from "../../../access/scope.ts";
import type { Words } from "../../../messages/words.ts";
import { Tabs } from "../../../ui/tabs.tsx";

const places = [
  { href: "/account", need: "own", word: "profile" },
  { href: "/account/details", need: "profile", word: "details" },
  { href: "/account/contacts", need: "contacts", word: "contacts" },
  { href: "/account/users", need: "owner", word: "users" },
  { href: "/account/security", need: "own", word: "security" },
  { href: "/account/emails", need: "emails", word: "emails" },
  { href: "/account/data", need: "owner himself", word: "data" },
] as const;

/** Every page about the account: where the navigation says that one is there. */
export const accountPlaces: readonly string[] = [
  ...places.map(({ href }) => href).filter((href) => href !== "/account"),
  "/account/close",
];

export type AccountPlace = (typeof places)[number]["href"];

/** Staff who act for a client mind neither his sign-in nor what is his own affair. */
function isOpen(scope: ClientScope, need: (typeof places)[number]["need"]): boolean {
  if (need === "own") return !scope.actor;
  if (need === "owner himself") return scope.isOwner && !scope.actor;
  return need === "owner" ? scope.isOwner : scope.may(need);
}

/** Whether the user may open that page of the account. */
export const mayOpenPlace = (scope: ClientScope, href: AccountPlace): boolean =>
  places.some((place) => place.href === href && isOpen(scope, place.need));

/** The first page of the account that the user may open; undefined where there is none. */
export const firstAccountPlace = (scope: ClientScope): AccountPlace | undefined =>
  places.find(({ need }) => isOpen(scope, need))?.href;

/** The pages about the account and those who act for it, as far as the user may see them. */
export function AccountTabs({
  scope,
  here,
  t,
}: {
  scope: ClientScope;
  here: AccountPlace;
  t: Words["t"];
}): ReactElement {
  return (
    <Tabs
      label={t("accounts.tabs.label")}
      tabs={places
        .filter(({ need }) => isOpen(scope, need))
        .map(({ href, word }) => ({ href, label: t(`accounts.tabs.${word}`), current: href === here }))}
    />
  );
}
