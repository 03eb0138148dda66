import type { Settings } from "../../settings.ts";
import { link, type MergeFields, multiline } from "../merge.ts";
import { portalPage, shownDay } from "./shown.ts";

/** The fields that every mail has. */
export function companyFields(settings: Settings, now: string): MergeFields {
  const company = settings.text("CompanyName");
  return {
    company_name: company,
    company_domain: settings.text("Domain"),
    company_logo_url: settings.text("LogoURL"),
    company_tax_code: settings.text("TaxCode"),
    whmcs_url: portalPage(settings, ""),
    whmcs_link: link(portalPage(settings, "")),
    signature: multiline(settings.text("Signature") || company),
    date: shownDay(now, settings),
    time: now.slice(11, 16),
  };
}
