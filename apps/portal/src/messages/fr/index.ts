import accounts from "./accounts.json" with { type: "json" };
import admin from "./admin.json" with { type: "json" };
import audit from "./audit.json" with { type: "json" };
import billing from "./billing.json" with { type: "json" };
import bulk from "./bulk.json" with { type: "json" };
import client from "./client.json" with { type: "json" };
import clients from "./clients.json" with { type: "json" };
import common from "./common.json" with { type: "json" };
import content from "./content.json" with { type: "json" };
import crash from "./crash.json" with { type: "json" };
import desk from "./desk.json" with { type: "json" };
import domains from "./domains.json" with { type: "json" };
import finder from "./finder.json" with { type: "json" };
import mail from "./mail.json" with { type: "json" };
import manage from "./manage.json" with { type: "json" };
import money from "./money.json" with { type: "json" };
import orders from "./orders.json" with { type: "json" };
import overview from "./overview.json" with { type: "json" };
import palette from "./palette.json" with { type: "json" };
import people from "./people.json" with { type: "json" };
import quotes from "./quotes.json" with { type: "json" };
import reports from "./reports.json" with { type: "json" };
import security from "./security.json" with { type: "json" };
import services from "./services.json" with { type: "json" };
import shop from "./shop.json" with { type: "json" };
import staff from "./staff.json" with { type: "json" };
import system from "./system.json" with { type: "json" };
import transactions from "./transactions.json" with { type: "json" };

export default {
  accounts,
  admin,
  audit,
  billing,
  bulk,
  client,
  clients,
  common,
  content,
  crash,
  desk,
  domains,
  finder,
  mail,
  manage,
  money,
  orders,
  overview,
  palette,
  people,
  quotes,
  reports,
  security,
  services,
  shop,
  staff,
  system,
  transactions,
};
