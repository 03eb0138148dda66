import type { Migration } from "@kraken/database";
import type { AuditTables } from "./tables/audit.ts";
import { type BulkTables, bulk } from "./tables/bulk.ts";
import { type CacheEpochTables, speed } from "./tables/cache-epochs.ts";
import { type CartTables, shop } from "./tables/carts.ts";
import { identity } from "./tables/identity.ts";
import { type OutboxTables, outbox } from "./tables/outbox.ts";
import { type PaymentTables, payments } from "./tables/payments.ts";
import type { PeopleTables } from "./tables/people.ts";
import { type PresenceTables, presence } from "./tables/presences.ts";
import { type SentOrderTables, sentOrders } from "./tables/sent-orders.ts";
import { type SessionTables, sessionsAtFirst } from "./tables/sessions.ts";

/** The portal's own tables. Times are ISO text in UTC. */
export type StoreTables = SessionTables &
  PeopleTables &
  AuditTables &
  CacheEpochTables &
  OutboxTables &
  PaymentTables &
  CartTables &
  PresenceTables &
  BulkTables &
  SentOrderTables;

/** In order. Names are kept in every database: a migration that was released is never changed. */
export const storeMigrations: Migration[] = [
  sessionsAtFirst,
  identity,
  speed,
  outbox,
  payments,
  shop,
  presence,
  bulk,
  sentOrders,
];
