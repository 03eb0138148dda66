import type { Insertable } from "kysely";
import type { Tables } from "../schema/index.ts";
import type { Teller } from "./billing-story.ts";
import { at, dayText, momentText } from "./calendar.ts";
import { catalogueRows } from "./catalogue-rows.ts";
import { uuid } from "./client-story.ts";
import {
  clientGroups,
  departments,
  paymentMethods,
  sandboxModule,
  servers,
  settings,
  staff,
  ticketStatuses,
} from "./company-data.ts";
import { vat } from "./places.ts";
import { announcements, predefinedCategories, predefinedReplies, promotions } from "./words.ts";

/** Rows of several tables, to be inserted in this order. */
export type Rows = { [Table in keyof Tables]?: Insertable<Tables[Table]>[] };

/** What the company has before its first client. */
export function companyRows(teller: Teller, passwordHash: string): Rows {
  const { today } = teller;
  const opened = momentText(at(today - 2300, 8));
  return {
    ...catalogueRows(today),
    servers: servers.map((server) => ({
      ...server,
      module: sandboxModule,
      username: "kraken",
      nameserver1: "ns1.kraken.example",
      nameserver2: "ns2.kraken.example",
      is_secure: 1 as const,
    })),
    payment_methods: paymentMethods.map((method, sort_order) => ({ ...method, sort_order })),
    tax_rules: Object.entries(vat).map(([country, { name, rate }]) => ({ level: 1, name, country, rate })),
    promotions: promotions.map((each) => ({
      code: each.code,
      type: each.type,
      value: each.value,
      recurring: each.recurring as 0 | 1,
      cycles: each.cycles,
      applies_to: each.applies,
      starts_on: each.from === null ? null : dayText(today + each.from),
      expires_on: each.to === null ? null : dayText(today + each.to),
      max_uses: each.max_uses,
      new_signups: each.new_signups as 0 | 1,
      once_per_client: each.once as 0 | 1,
      notes: each.notes,
    })),
    admins: staff.map(({ departments: _, ...person }) => ({
      ...person,
      uuid: uuid(teller),
      password_hash: passwordHash,
      email: `${person.username}@kraken.example`,
      signature: `${person.firstname} ${person.lastname}\nKraken Hosting`,
      template: "kraken",
      language: "english",
      created_at: opened,
      updated_at: opened,
    })),
    client_groups: clientGroups.map((group) => ({ ...group })),
    departments: departments.map((each, sort_order) => ({ ...each, sort_order })),
    admin_departments: staff.flatMap((person) =>
      person.departments.map((department_id) => ({ admin_id: person.id, department_id, notify: 1 as const })),
    ),
    ticket_statuses: ticketStatuses.map((each, sort_order) => ({
      title: each.title,
      color: each.color,
      sort_order,
      show_active: each.active,
      show_awaiting: each.awaiting,
      auto_close: each.title === "Answered" ? (1 as const) : (0 as const),
    })),
    predefined_categories: predefinedCategories.map(({ id, parent, name }) => ({ id, parent_id: parent, name })),
    predefined_replies: predefinedReplies.map(({ category, name, reply }) => ({ category_id: category, name, reply })),
    announcements: announcements.toReversed().map(({ ago, title, text }) => {
      const time = momentText(at(today - ago, 9, 30));
      return { date: time, title, announcement: text, created_at: time, updated_at: time };
    }),
    settings: Object.entries(settings).map(([setting, value]) => ({ setting, value })),
  };
}
