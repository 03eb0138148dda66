import { dayText, type Moment, momentText } from "./calendar.ts";
import { productData } from "./catalogue-data.ts";
import { sandboxModule } from "./company-data.ts";
import type { Rows } from "./company-rows.ts";
import { scattered } from "./numbering.ts";
import { byNow, flag, maybeDay, maybeMoment, onDay } from "./row-values.ts";
import { billingRows } from "./rows-billing.ts";
import { ticketRows } from "./rows-tickets.ts";
import type { ClientStory, DomainStory, OrderStory, ServiceStory, World } from "./world.ts";

/** The demo's stories as rows, in the order in which they may be inserted. Ids must have been given. */
export function worldRows(world: World, hashes: { of(client: ClientStory): string }): Rows {
  const { now } = world;
  const billing = billingRows(world);
  // Client 4 belongs to the user of client 3.
  const owners = world.clients.filter((client) => client.id !== 4);
  return {
    users: owners.map((client) => userRow(client, hashes.of(client))),
    clients: world.clients.map((client) => clientRow(client, billing.creditOf(client))),
    user_clients: [
      ...world.clients.map((client) => ({
        user_id: client.userId,
        client_id: client.id,
        is_owner: 1 as const,
        permissions: "",
        created_at: momentText(client.created),
      })),
      ...world.members.map((member) => ({
        user_id: member.userId,
        client_id: member.client.id,
        is_owner: flag(member.owner),
        permissions: member.permissions,
        created_at: momentText(member.client.created),
      })),
    ],
    contacts: world.contacts.map(({ client, moment, ...who }) => ({
      ...who,
      client_id: client.id,
      companyname: client.companyname,
      address1: client.address1,
      city: client.city,
      state: client.state,
      postcode: client.postcode,
      country: client.country,
      email_support: 1 as const,
      created_at: momentText(moment),
      updated_at: momentText(moment),
    })),
    client_notes: world.clientNotes.map(({ client, admin, text, sticky, moment }) => ({
      client_id: client.id,
      admin_id: admin,
      note: text,
      is_sticky: flag(sticky),
      created_at: momentText(moment),
      updated_at: momentText(moment),
    })),
    ...billing.before,
    orders: world.orders.map(orderRow),
    services: world.services.map((service) => serviceRow(service, now)),
    service_config_options: world.services.flatMap((service) =>
      service.options.map(({ option, choice, quantity }) => ({
        service_id: service.id,
        option_id: option,
        choice_id: choice,
        quantity,
      })),
    ),
    service_addons: world.services.flatMap((service) => addonRows(service, now)),
    domains: world.domains.map((domain) => domainRow(domain, now)),
    cancel_requests: world.services.flatMap(({ id, cancellation }) => {
      if (!cancellation) return [];
      const time = byNow(cancellation.moment, now);
      return [
        { service_id: id, reason: cancellation.reason, type: cancellation.type, created_at: time, updated_at: time },
      ];
    }),
    ...billing.after,
    ...ticketRows(world),
    emails: world.emails.map(({ client, subject, message, moment }) => ({
      client_id: client.id,
      subject,
      message,
      to_addresses: client.email,
      status: "sent",
      attempts: 1,
      created_at: momentText(moment),
      sent_at: momentText(moment),
    })),
    activity_log: world.activity.map(({ client, username, admin, description, moment }) => ({
      client_id: client?.id ?? null,
      user_id: username === "Client" ? (client?.userId ?? null) : null,
      admin_id: admin,
      username,
      description,
      ip_address: username === "Client" ? "198.51.100.7" : "",
      created_at: momentText(moment),
    })),
  };
}

function userRow(client: ClientStory, password_hash: string) {
  const created = momentText(client.created);
  return {
    id: client.userId,
    uuid: client.uuid.replace(/^..../, "0000"),
    firstname: client.firstname,
    lastname: client.lastname,
    email: client.email,
    password_hash,
    two_factor_enabled: flag(client.email === "twofactor@kraken.example"),
    email_verified_at: created,
    last_login_at: maybeMoment(client.lastLogin),
    created_at: created,
    updated_at: created,
  };
}

function clientRow(client: ClientStory, credit: number) {
  return {
    id: client.id,
    uuid: client.uuid,
    group_id: client.groupId,
    firstname: client.firstname,
    lastname: client.lastname,
    companyname: client.companyname,
    email: client.email,
    address1: client.address1,
    city: client.city,
    state: client.state,
    postcode: client.postcode,
    country: client.country,
    phonenumber: client.phonenumber,
    tax_id: client.taxId,
    currency_id: client.currency,
    default_gateway: client.gateway,
    status: client.status,
    credit,
    tax_exempt: flag(client.taxExempt),
    marketing_opt_in: flag(client.id % 3 === 0),
    notes: client.notes,
    last_login_at: maybeMoment(client.lastLogin),
    created_at: momentText(client.created),
    updated_at: momentText(client.created),
  };
}

function orderRow(order: OrderStory) {
  const lines = order.invoice?.lines ?? [];
  return {
    id: order.id,
    order_number: String(1_000_000_000 + scattered(order.id, 8_999_999_999, 7_654_321)),
    client_id: order.client.id,
    user_id: order.client.userId,
    promo_code: order.promoCode,
    amount: lines.reduce((sum, line) => sum + line.amount, 0),
    payment_method: order.method,
    invoice_id: order.invoice?.id ?? null,
    status: order.status,
    ip_address: order.ip,
    created_at: momentText(order.moment),
    updated_at: momentText(order.moment),
  };
}

function serviceRow(service: ServiceStory, now: Moment) {
  const data = productData[service.product - 1];
  const disk = data?.disk ?? 0;
  const traffic = data?.traffic ?? 0;
  const created = onDay(service.registered, now);
  const ended = service.status === "Terminated" || service.status === "Cancelled" ? service.ended : null;
  return {
    id: service.id,
    client_id: service.client.id,
    order_id: service.order?.id ?? null,
    product_id: service.product,
    server_id: service.status === "Pending" || service.status === "Fraud" ? null : service.server,
    domain: service.domain,
    registered_on: dayText(service.registered),
    first_payment_amount: service.first,
    recurring_amount: service.recurring,
    payment_method: service.client.gateway,
    billing_cycle: service.cycle?.name ?? "One Time",
    next_due_date: service.cycle ? maybeDay(service.due) : null,
    next_invoice_date: service.cycle ? maybeDay(service.due) : null,
    terminated_on: maybeDay(ended),
    completed_on: service.status === "Completed" ? maybeDay(service.ended) : null,
    status: service.status,
    username: service.server ? service.domain.replace(/[^a-z]/g, "").slice(0, 8) : "",
    suspension_reason: service.suspensionReason,
    dedicated_ip: service.server === 2 ? `203.0.113.${(service.id % 200) + 20}` : "",
    disk_usage: Math.floor((disk * service.usage) / 100),
    disk_limit: disk,
    bandwidth_usage: Math.floor((traffic * service.usage) / 300),
    bandwidth_limit: traffic,
    // Servers are asked every day, for as long as it is on one.
    usage_updated_at: disk > 0 ? (ended === null ? momentText(now) : onDay(ended, now)) : null,
    created_at: created,
    updated_at: created,
  };
}

function addonRows(service: ServiceStory, now: Moment) {
  const created = onDay(service.registered, now);
  return service.addons.map((addon) => ({
    id: addon.id,
    client_id: service.client.id,
    service_id: service.id,
    order_id: service.order?.id ?? null,
    addon_id: addon.addon,
    recurring_amount: addon.recurring,
    billing_cycle: service.cycle?.name ?? "One Time",
    is_taxed: 1 as const,
    status: service.status,
    registered_on: dayText(service.registered),
    next_due_date: maybeDay(service.due),
    next_invoice_date: maybeDay(service.due),
    terminated_on: maybeDay(service.ended),
    payment_method: service.client.gateway,
    created_at: created,
    updated_at: created,
  }));
}

function domainRow(domain: DomainStory, now: Moment) {
  const created = onDay(domain.registered ?? 0, now);
  const here = domain.status === "Active";
  return {
    id: domain.id,
    client_id: domain.client.id,
    order_id: domain.order?.id ?? null,
    type: domain.type,
    domain: domain.domain,
    registrar: sandboxModule,
    registration_period: domain.years,
    first_payment_amount: domain.first,
    recurring_amount: domain.recurring,
    payment_method: domain.client.gateway,
    registered_on: maybeDay(domain.registered),
    expires_on: maybeDay(domain.expires),
    next_due_date: maybeDay(domain.expires ?? domain.registered),
    next_invoice_date: maybeDay(domain.expires ?? domain.registered),
    status: domain.status,
    dns_management: flag(here),
    id_protection: flag(domain.protect),
    do_not_renew: flag(!domain.autoRenew),
    is_locked: flag(domain.locked),
    ns1: "ns1.kraken.example",
    ns2: "ns2.kraken.example",
    epp_code: here ? `KR-${scattered(domain.id, 900_001, 7919).toString(36)}-${domain.id.toString(36)}` : "",
    created_at: created,
    updated_at: created,
  };
}
