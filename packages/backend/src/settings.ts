import type { Context, Tx } from "./context.ts";

/** WHMCS's settings by its own names, and what they are until somebody sets them. Flags are "on" or "". */
const standard = {
  CompanyName: "",
  Email: "",
  Domain: "",
  SystemURL: "",
  LogoURL: "",
  Signature: "",
  InvoicePayTo: "",
  TaxCode: "",
  DefaultCountry: "US",
  Language: "english",
  DateFormat: "DD/MM/YYYY",
  SystemEmailsFromName: "",
  SystemEmailsFromEmail: "",
  DisableSupportTicketReplyEmailsLogging: "",
  EmailGlobalHeader: "",
  EmailGlobalFooter: "",
  EmailCSS: "",
  TaxDomains: "",
  TaxBillableItems: "",
  TaxLateFee: "",
  TaxEnabled: "",
  /** Exclusive or Inclusive. */
  TaxType: "Exclusive",
  TaxL2Compound: "",
  SequentialInvoiceNumbering: "",
  SequentialInvoiceNumberFormat: "{NUMBER}",
  /** The next number. */
  SequentialInvoiceNumberValue: "1",
  CreateInvoiceDaysBefore: "14",
  ContinuousInvoiceGeneration: "",
  /** Leaves a client's credit alone when what is due is invoiced. */
  NoAutoApplyCredit: "",
  CurrencyAutoUpdateExchangeRates: "",
  /** Percentage or Fixed Amount. */
  LateFeeType: "Percentage",
  InvoiceLateFeeAmount: "0.00",
  LateFeeMinimum: "0.00",
  AddLateFeeDays: "0",
  /** Days before an invoice is due from which its stored card is charged. */
  CCProcessDaysBefore: "0",
  CCAttemptOnlyOnce: "",
  /** Weeks after the due day in which a card is tried once a week; 0 tries it every day. */
  CCRetryEveryWeekFor: "0",
  /** The day of the month from which clients are told of cards whose last month it is; 0 tells nobody. */
  CCDaySendExpiryNotices: "25",
  SendReminder: "on",
  /** Days before the due day; 0 sends none. */
  SendInvoiceReminderDays: "7",
  /** Days after the due day, as the two after it; 0 sends none. */
  SendFirstOverdueInvoiceReminder: "1",
  SendSecondOverdueInvoiceReminder: "3",
  SendThirdOverdueInvoiceReminder: "7",
  /** Details of theirs that clients may leave empty, and that only staff change: "companyname,tax_id". */
  ClientsProfileOptionalFields: "",
  ClientsProfileUneditableFields: "",
  AddFundsEnabled: "",
  /** In the default currency, as the two after it. */
  AddFundsMinimum: "10.00",
  AddFundsMaximum: "100.00",
  AddFundsMaximumBalance: "300.00",
  AddFundsRequireOrder: "on",
  DefaultNameserver1: "",
  DefaultNameserver2: "",
  DefaultNameserver3: "",
  DefaultNameserver4: "",
  DefaultNameserver5: "",
  AutoSuspension: "",
  AutoSuspensionDays: "0",
  AutoUnsuspend: "on",
  AutoTermination: "",
  AutoTerminationDays: "0",
  AutoCancellationRequests: "on",
  DomainSyncEnabled: "on",
  UpdateStatsAuto: "on",
  AutoRenewDomainsonPayment: "on",
  /** Percent of what those who were brought pay. */
  AffiliateEarningPercent: "0",
  /** The fraud module that is active, or "". */
  FraudModule: "",
  CloseInactiveTickets: "0",
  /** Months after which the files of closed tickets are removed; 0 keeps them. */
  PruneTicketAttachmentsMonths: "0",
  /** Domains, with commas, whose e-mail addresses nobody may sign up with. */
  BannedEmailDomains: "",
  TicketFeedback: "",
} as const;

export type SettingName = keyof typeof standard;

/** Is this a setting that Kraken knows, whether somebody has set it or not? */
export const isSettingName = (name: string): name is SettingName => Object.hasOwn(standard, name);

/** What a setting is until somebody sets it. */
export const standardValue = (name: SettingName): string => standard[name];

export type Settings = {
  text(name: SettingName): string;
  /** WHMCS's flags are "on" or "". */
  isOn(name: SettingName): boolean;
  /** A whole number; 0 for what is none. */
  whole(name: SettingName): number;
};

/** The installation's settings as they are now, in one query. */
export async function readSettings(db: Context["db"] | Tx): Promise<Settings> {
  const rows = await db.selectFrom("settings").select(["setting", "value"]).execute();
  const kept = new Map(rows.map((row) => [row.setting, row.value]));
  const text = (name: SettingName) => kept.get(name) ?? standard[name];
  return {
    text,
    isOn: (name) => /^(on|1|true|yes)$/i.test(text(name)),
    whole: (name) => {
      const value = Number(text(name));
      return Number.isSafeInteger(value) ? value : 0;
    },
  };
}
