import type { DomainContacts } from "../modules/registrar.ts";
import type { Person } from "../modules/result.ts";

const roles = ["Registrant", "Admin", "Tech"] as const;

/** A person in the fields that WHMCS's own example of a registrar has. */
function fieldsOf(person: Person): Record<string, string> {
  return {
    First_Name: person.firstname,
    Last_Name: person.lastname,
    Organisation_Name: person.companyname,
    Email: person.email,
    Address_1: person.address1,
    Address_2: person.address2,
    City: person.city,
    State: person.state,
    Postcode: person.postcode,
    Country: person.country,
    Phone: person.phonenumber,
  };
}

/** A domain's contacts: what was set for it, and the client's own address for the roles that nobody set. */
export function contactsOf(stored: string, person: Person): DomainContacts {
  const set = stored === "" ? {} : (JSON.parse(stored) as DomainContacts);
  const standard = Object.fromEntries(roles.map((role) => [role, fieldsOf(person)]));
  return { ...standard, ...set };
}
