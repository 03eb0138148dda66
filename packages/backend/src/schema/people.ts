import type { Count, Flag, Id, Maybe, Money, Text, Time } from "./fields.ts";

/** Staff. Passwords of staff in the portal are the portal's own; these sign in to the API. */
export interface AdminsTable {
  id: Id;
  uuid: Text;
  /** 1 = Full Administrator, 2 = Sales Operator, 3 = Support Operator, as on a new WHMCS. */
  role_id: Count;
  username: string;
  password_hash: Text;
  two_factor_module: Text;
  firstname: Text;
  lastname: Text;
  email: Text;
  signature: Text;
  notes: Text;
  template: Text;
  language: Text;
  is_disabled: Flag;
  login_attempts: Count;
  last_login_at: Maybe<Time>;
  last_visit_at: Maybe<Time>;
  last_ip: Text;
  created_at: Time;
  updated_at: Time;
}

/** People who sign in. Their e-mail is unique, whatever its case. */
export interface UsersTable {
  id: Id;
  uuid: Text;
  firstname: Text;
  lastname: Text;
  email: string;
  password_hash: Text;
  language: Text;
  two_factor_enabled: Flag;
  /** The TOTP secret, sealed by the caller; "" without a second factor. */
  two_factor_secret: Text;
  security_question_id: Maybe<number>;
  security_answer_hash: Text;
  /** Null until the e-mail's owner has followed the link. */
  email_verified_at: Maybe<Time>;
  /** The HASH of a password-reset token, and when it ends. */
  reset_token_hash: Text;
  reset_expires_at: Maybe<Time>;
  last_login_at: Maybe<Time>;
  last_ip: Text;
  last_host: Text;
  created_at: Time;
  updated_at: Time;
}

/** Who may act for which client. One owner per client. Key: user_id, client_id. */
export interface UserClientsTable {
  user_id: number;
  client_id: number;
  is_owner: Flag;
  /** WHMCS's permission names with commas ("profile,invoices"); an owner has all, whatever this says. */
  permissions: Text;
  invited_by_user_id: Maybe<number>;
  last_login_at: Maybe<Time>;
  created_at: Time;
}

/** Invitations to act for a client. Only the token's hash is kept. */
export interface UserInvitesTable {
  id: Id;
  client_id: number;
  email: string;
  permissions: Text;
  token_hash: string;
  invited_by_user_id: Maybe<number>;
  invited_by_admin_id: Maybe<number>;
  accepted_at: Maybe<Time>;
  expires_at: Time;
  created_at: Time;
}

/** Links that sign a user in once, within a minute. */
export interface SsoTokensTable {
  id: Id;
  /** Unique. */
  token_hash: string;
  user_id: number;
  /** For which client; null for none in particular. */
  client_id: Maybe<number>;
  /** Where to go then, under SystemURL. */
  path: Text;
  expires_at: Time;
  used_at: Maybe<Time>;
  created_at: Time;
}

export interface ClientGroupsTable {
  id: Id;
  name: string;
  colour: Text;
  /** Percent ×100: 10 % is 1000. */
  discount_percent: Count;
  suspend_terminate_exempt: Flag;
  separate_invoices: Flag;
}

/** Customers. The name in lists of other tables is joined from here, never copied. */
export interface ClientsTable {
  id: Id;
  uuid: Text;
  group_id: Maybe<number>;
  firstname: Text;
  lastname: Text;
  companyname: Text;
  email: Text;
  address1: Text;
  address2: Text;
  city: Text;
  state: Text;
  postcode: Text;
  /** ISO 3166 alpha-2. */
  country: Text;
  phonenumber: Text;
  tax_id: Text;
  currency_id: number;
  /** payment_methods.module, or "". */
  default_gateway: Text;
  billing_contact_id: Maybe<number>;
  /** Active, Inactive, Closed. */
  status: Text;
  /** What the client has left to use, in minor units: the sum of its rows in `credits`. */
  credit: Money;
  tax_exempt: Flag;
  late_fee_override: Flag;
  override_due_notices: Flag;
  separate_invoices: Flag;
  disable_auto_cc: Flag;
  override_auto_close: Flag;
  email_opt_out: Flag;
  marketing_opt_in: Flag;
  /** 1 unless given. */
  allow_sso: Flag;
  /** The six preferences are 1 unless given. */
  email_general: Flag;
  email_invoice: Flag;
  email_support: Flag;
  email_product: Flag;
  email_domain: Flag;
  email_affiliate: Flag;
  language: Text;
  notes: Text;
  ip_address: Text;
  last_login_at: Maybe<Time>;
  last_ip: Text;
  last_host: Text;
  created_at: Time;
  updated_at: Time;
}

/** Further addresses of a client; the six preferences say which e-mails are copied to them (0 unless given). */
export interface ContactsTable {
  id: Id;
  client_id: number;
  firstname: Text;
  lastname: Text;
  companyname: Text;
  email: Text;
  address1: Text;
  address2: Text;
  city: Text;
  state: Text;
  postcode: Text;
  country: Text;
  phonenumber: Text;
  tax_id: Text;
  email_general: Flag;
  email_invoice: Flag;
  email_support: Flag;
  email_product: Flag;
  email_domain: Flag;
  email_affiliate: Flag;
  created_at: Time;
  updated_at: Time;
}

/** Questions that an installation asks besides its own columns. */
export interface CustomFieldsTable {
  id: Id;
  /** client, product, support or addon. */
  type: string;
  /** The product or department that asks; 0 for all (clients). */
  related_id: Count;
  name: string;
  /** text, link, password, dropdown, tickbox, textarea. */
  field_type: Text;
  description: Text;
  /** The choices of a dropdown, with commas. */
  options: Text;
  pattern: Text;
  is_required: Flag;
  is_admin_only: Flag;
  show_on_order: Flag;
  show_on_invoice: Flag;
  sort_order: Count;
}

/** Key: field_id, related_id (the client, service, ticket or add-on, as the field's type says). */
export interface CustomFieldValuesTable {
  field_id: number;
  related_id: number;
  value: Text;
}

export interface ClientNotesTable {
  id: Id;
  client_id: number;
  admin_id: Maybe<number>;
  note: string;
  is_sticky: Flag;
  created_at: Time;
  updated_at: Time;
}
