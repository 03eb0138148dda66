import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { DomainContacts } from "../modules/registrar.ts";
import { checkedNameservers } from "./nameservers.ts";
import { nameserverColumns } from "./room.ts";

/** What the specification says of a domain beside its name. */
export type RecordFields = {
  regperiod?: number | undefined;
  paymentmethod?: string | undefined;
  contactdetails?: DomainContacts | undefined;
  dnsmanagement?: boolean | undefined;
  emailforwarding?: boolean | undefined;
  idprotection?: boolean | undefined;
  nameservers?: readonly string[] | undefined;
  idnlanguage?: string | undefined;
};

const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? (1 as const) : (0 as const));

/** Saves the specification's parameters on a domain's record, before its registrar is asked. */
export async function saveRecord(context: Context, domainId: number, fields: RecordFields): Promise<void> {
  if (Object.values(fields).every((value) => value === undefined)) return;
  const { db, transaction, lockRow, now } = context;
  if (fields.regperiod !== undefined && (fields.regperiod < 1 || fields.regperiod > 10)) {
    refuse("Registration period must be 1 to 10 years");
  }
  const nameservers = fields.nameservers && checkedNameservers(fields.nameservers);
  if (fields.paymentmethod !== undefined) {
    const method = await db
      .selectFrom("payment_methods")
      .select("module")
      .where("module", "=", fields.paymentmethod)
      .executeTakeFirst();
    if (!method) refuse("Invalid Payment Method");
  }
  await transaction(async (tx) => {
    await lockRow(tx, "domains", domainId);
    await tx
      .updateTable("domains")
      .set({
        registration_period: fields.regperiod,
        payment_method: fields.paymentmethod,
        whois: fields.contactdetails && JSON.stringify(fields.contactdetails),
        dns_management: bit(fields.dnsmanagement),
        email_forwarding: bit(fields.emailforwarding),
        id_protection: bit(fields.idprotection),
        idn_language: fields.idnlanguage,
        ...(nameservers && nameserverColumns(nameservers)),
        updated_at: now,
      })
      .where("id", "=", domainId)
      .execute();
  });
}
