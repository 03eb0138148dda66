// What WHMCS answers to GetClients and GetClientsProducts with 25 rows, in the forms that its reference shows.

const COUNT = 25;
const many = (row) => Array.from({ length: COUNT }, (_, index) => row(index + 1));

const client = (id) => ({
  id,
  firstname: "Anna",
  lastname: `Jansen-${id}`,
  companyname: `Company ${id} B.V.`,
  email: `anna.${id}@mail.example`,
  datecreated: "2024-03-01",
  groupid: id % 3,
  status: "Active",
});

const service = (id) => ({
  id: String(id),
  qty: "1",
  clientid: String(1000 + id),
  orderid: String(2000 + id),
  ordernumber: `48123${id}`,
  pid: "12",
  regdate: "2024-03-01",
  name: "Business hosting",
  translated_name: "Business hosting",
  groupname: "Shared hosting",
  translated_groupname: "Shared hosting",
  domain: `site-${id}.example`,
  dedicatedip: "",
  serverid: "1",
  servername: "web-01",
  serverip: "192.0.2.10",
  serverhostname: "web-01.hosting.example",
  suspensionreason: "",
  firstpaymentamount: "15.95",
  recurringamount: "15.95",
  paymentmethod: "stripe",
  paymentmethodname: "Credit card",
  billingcycle: "Monthly",
  nextduedate: "2026-12-01",
  status: "Active",
  username: `user${id}`,
  password: "not-a-password",
  subscriptionid: "",
  promoid: "0",
  overideautosuspend: "",
  overidesuspenduntil: "0000-00-00",
  ns1: "ns1.hosting.example",
  ns2: "ns2.hosting.example",
  assignedips: "",
  notes: "",
  diskusage: "512",
  disklimit: "10240",
  bwusage: "1024",
  bwlimit: "102400",
  lastupdate: "2026-11-22 03:00:01",
  customfields: { customfield: [{ id: "3", name: "Note", translated_name: "Note", value: "None" }] },
  configoptions: { configoption: [{ id: "5", option: "Backups", type: "dropdown", value: "Daily" }] },
});

const counted = (total) => ({ result: "success", totalresults: total, startnumber: 0, numreturned: COUNT });

/** The bodies by action. */
export const bodies = new Map([
  ["GetClients", JSON.stringify({ ...counted(COUNT), clients: { client: many(client) } })],
  [
    "GetClientsProducts",
    JSON.stringify({
      ...counted(String(COUNT)),
      clientid: null,
      serviceid: null,
      pid: null,
      domain: null,
      products: { product: many(service) },
    }),
  ],
]);
