import { z } from "zod";
import { hrefWith, pageField } from "../../../../../lib/search-params.ts";

export const tabs = [
  "summary",
  "timeline",
  "orders",
  "money",
  "quotes",
  "people",
  "notes",
  "emails",
  "activity",
] as const;
export type Tab = (typeof tabs)[number];

/** What the address of a client's page says behind its "?". */
export const tabQuery = z.object({ tab: z.enum(tabs).catch("summary"), page: pageField });

export const tabHref = (client: number, tab: Tab, page = 1) =>
  hrefWith(`/admin/clients/${client}`, {
    tab: tab === "summary" ? undefined : tab,
    page: page === 1 ? undefined : page,
  });
