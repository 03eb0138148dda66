import { cookies } from "next/headers";
import { userOf } from "../../seed/portal.ts";
import { cached } from "./cached.ts";
import { Table } from "./table.tsx";

/**
 * The seed arm's dashboard, "with service, domain, and billing statistics", and what Kraken's shows beside them: services,
 * domains, unpaid invoices, tickets, announcements. Who it is stands in the token, so that no call needs another's answer:
 * "parallel API calls are made where possible". The text knows no streaming; the page is sent when it is whole.
 */
export default async function Dashboard() {
  const { userId } = await userOf((await cookies()).get("session")?.value ?? "");
  const whose = `client:${userId}`;
  const [{ client, stats }, products, domains, invoices, tickets, news] = await Promise.all([
    cached("GetClientsDetails", { clientid: userId, stats: true }, whose),
    cached("GetClientsProducts", { clientid: userId }, whose),
    cached("GetClientsDomains", { clientid: userId }, whose),
    cached("GetInvoices", { userid: userId, status: "Unpaid" }, whose),
    cached("GetTickets", { clientid: userId }, whose),
    cached("GetAnnouncements", { limitnum: 25 }, "announcements"),
  ]);
  return (
    <main>
      <nav>Kraken Hosting</nav>
      <h1>
        {client.firstname} {client.lastname}
      </h1>
      <p>
        {stats.productsnumactive} services, {stats.numactivedomains} domains, {stats.numunpaidinvoices} unpaid
      </p>
      <Table
        title="Services"
        rows={products.products?.product?.slice(0, 5)}
        fields={["name", "domain", "status", "nextduedate", "recurringamount"]}
      />
      <Table
        title="Domains"
        rows={domains.domains?.domain?.slice(0, 5)}
        fields={["domainname", "status", "nextduedate"]}
      />
      <Table
        title="Invoices"
        rows={invoices.invoices?.invoice}
        fields={["invoicenum", "date", "duedate", "total", "status"]}
      />
      <Table title="Tickets" rows={tickets.tickets?.ticket?.slice(0, 4)} fields={["tid", "subject", "status"]} />
      <Table
        title="Announcements"
        rows={news.announcements?.announcement?.slice(0, 3)}
        fields={["date", "title", "announcement"]}
      />
    </main>
  );
}
