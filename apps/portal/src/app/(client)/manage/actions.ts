"use server";

import { notFound, redirect } from "next/navigation";
import { type Place, StrangeDestinationError, ssoLink } from "../../../data/sso.ts";
import { words } from "../../../messages/words.ts";
import type { FormState } from "../../forms/described-form.tsx";
import { newOnce } from "../../once.ts";
import { write } from "./write.ts";

/** Leads to WHMCS by a single sign-on of the user's own, made by this request. */
async function openWhmcs(data: FormData, of: "domain" | "service", placeOf: (id: number) => Place): Promise<FormState> {
  try {
    const written = await write(data, {
      action: "sign-on.whmcs",
      of,
      need: [of === "domain" ? "domains" : "products", "productsso"],
      work: async (scope, { id }) => {
        // It would be the user's session in WHMCS, without a word of who is in it.
        if (scope.actor) notFound();
        return { link: await ssoLink(scope, placeOf(id)) };
      },
      // The link opens a session: it is not kept.
      isDone: () => false,
    });
    if ("state" in written) return written.state;
    redirect(written.answer.link);
  } catch (error) {
    if (!(error instanceof StrangeDestinationError)) throw error;
    const { t } = await words();
    return {
      values: {},
      errors: [],
      once: newOnce(),
      problem: { title: t("manage.sso.strange"), text: t("manage.sso.strangeHelp") },
    };
  }
}

/** WHMCS's page with the DNS records of a domain. */
export async function openDns(_before: FormState, data: FormData): Promise<FormState> {
  return openWhmcs(data, "domain", (id) => ({ path: `clientarea.php?action=domaindns&domainid=${id}` }));
}

/** A service's control panel: WHMCS's page of the service, which signs in to it. */
export async function openPanel(_before: FormState, data: FormData): Promise<FormState> {
  return openWhmcs(data, "service", (service) => ({ destination: "clientarea:product_details", service }));
}

/** WHMCS's page on which a service's plan is changed. */
export async function openUpgrade(_before: FormState, data: FormData): Promise<FormState> {
  return openWhmcs(data, "service", (service) => ({ destination: "clientarea:upgrade", service }));
}
