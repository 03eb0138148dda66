import { ActionError, ConnectionError, OutcomeUnknownError, UnsupportedActionError, type Whmcs } from "@kraken/sdk";

/** A WHMCS for tests: it says what it is told to say, and writes down what it is asked. */

/** A call to WHMCS, by the SDK's name of the action. */
export type Asked = { name: string; args: Record<string, unknown> };
export const asked: Asked[] = [];
export const askedOf = (name: string) => asked.filter((call) => call.name === name).map(({ args }) => args);

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;
let answers: Answers = {};
/** What WHMCS says from here on, besides what it said before. */
export const say = (more: Answers) => {
  answers = { ...answers, ...more };
};

export const forgetAnswers = () => {
  answers = {};
};

export const refusal = (message: string) => new ActionError(message, { action: "Any", duration: 1 });
export const unknownAction = () => new UnsupportedActionError("Command Not Found", { action: "Any", duration: 1 });
/** WHMCS is not there: nothing was sent. */
export const noConnection = () => new ConnectionError("cut", { action: "Any", duration: 1 });
/** A write whose answer never came. */
export const lostAnswer = () => new OutcomeUnknownError("cut", { action: "Any", duration: 1 });

async function answer(name: string, args: Record<string, unknown> = {}): Promise<unknown> {
  asked.push({ name, args });
  const said = answers[name];
  if (!said) throw refusal(`The test has no answer to ${name}`);
  return said(args);
}

const paginate = new Proxy({} as Whmcs["paginate"], {
  get: (_, name) =>
    async function* (args: Record<string, unknown>) {
      yield* (await answer(String(name), args)) as unknown[];
    },
});

const whmcs: Whmcs = new Proxy({} as Whmcs, {
  get: (_, name) => {
    if (name === "paginate") return paginate;
    // What is kept of answers has tests of its own, with a real backend.
    return name === "through" ? () => whmcs : (args: Record<string, unknown>) => answer(String(name), args);
  },
});

/** In the place of src/lib/whmcs.ts. Pages of lists are one: `paginate` answers with their rows. */
export const whmcsModule = { whmcs };

const message = {
  replyid: 0,
  requestor_name: "G",
  requestor_type: "Guest",
  name: "",
  admin: "",
  date: null,
  message: "m",
  attachments: [],
};

/** GetTicket of ticket 3 with one message; 0 is nobody's, a guest's. */
export const ticketOf = (userid: number) => ({
  ticketid: 3,
  tid: "447101",
  c: "accesscode",
  userid,
  name: "G",
  email: "g@mail.example",
  requestor_name: "",
  requestor_email: "",
  subject: "s",
  service: "",
  replies: [message],
  notes: [],
});
