/** An example of the reference, as JSON. */
export type Sample = Record<string, unknown> | unknown[];

/** What is wrong with an example of the reference, and the example as it would be right. By the action's name. */
export type Repairs = Record<string, { reason: string; repair: (example: Sample) => Sample }>;

/** Examples of requests that name what the action's own table of parameters does not have, or leave out what it requires. */
export const errorsOfRequests: Repairs = {
  AddBillableItem: { reason: "leaves out the required unit", repair: with_({ unit: "quantity" }) },
  DeleteProjectTask: { reason: "names orderid", repair: without("orderid", { projectid: 1, taskid: 1 }) },
  DomainUpdateNameservers: {
    reason: "leaves out the required ns1 and ns2",
    repair: with_({ ns1: "ns1.example.com", ns2: "ns2.example.com" }),
  },
  MergeTicket: { reason: "names subject and clientid; the table has newsubject", repair: mergeTicket },
  UpdateAnnouncement: { reason: "names notes, of another action", repair: without("notes", { announcementid: 1 }) },
  UpdateProject: { reason: "leaves out the required projectid", repair: with_({ projectid: 1 }) },
  UpdateProjectTask: { reason: "leaves out the required taskid", repair: with_({ taskid: 1 }) },
  UpdateQuote: { reason: "leaves out the required quoteid", repair: with_({ quoteid: 1 }) },
  UpdateTicket: { reason: "names clientid", repair: without("clientid") },
};

/** Examples of answers that are not what the action answers. */
export const errorsOfAnswers: Repairs = {
  DeleteQuote: { reason: "shows an error as the success", repair: with_({ result: "success" }) },
  DomainGetWhoisInfo: { reason: "the contact is text that is no valid JSON", repair: whois },
  GetAutomationLog: { reason: "the statistics are only dots", repair: with_({ statistics: {} }) },
  GetProject: { reason: 'empty values show as ">", and a month as one digit', repair: withoutMarks },
  GetRegistrars: {
    reason: "shows an empty list in place of the answer",
    repair: with_({ result: "success", registrars: [] }),
  },
};

function with_(fields: Record<string, unknown>) {
  return (example: Sample): Sample => ({ ...example, ...fields });
}

function without(name: string, fields: Record<string, unknown> = {}) {
  return (example: Sample): Sample => {
    const { [name]: _wrong, ...rest } = example as Record<string, unknown>;
    return { ...rest, ...fields };
  };
}

function mergeTicket(example: Sample): Sample {
  const { subject, clientid: _clientid, ...rest } = example as Record<string, unknown>;
  return { ...rest, newsubject: subject };
}

/** The contact as an object. Its nulls are empty texts in the contract. */
function whois(example: Sample): Sample {
  const { Registrant, ...rest } = example as Record<string, unknown>;
  const contact = String(Registrant).replace('"Country":GB', '"Country":"GB"').replaceAll(":null", ':""');
  return { ...rest, Registrant: JSON.parse(contact) };
}

function withoutMarks(example: Sample): Sample {
  return JSON.parse(JSON.stringify(example).replaceAll('">"', '""').replace('"2016-1-02 ', '"2016-01-02 '));
}
