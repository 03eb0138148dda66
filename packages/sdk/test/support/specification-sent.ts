/**
 * What a WHMCS is sent for each action of the specification, called as in specification-calls.ts: one line a call, one
 * after the other.
 */
export const specificationSent: Readonly<Record<string, readonly string[]>> = {
  AddClient: [
    "AddClient firstname=Anna lastname=Jansen email=anna@mail.example address1=Main street 1 city=Utrecht state=Utrecht postcode=3511 AB country=NL phonenumber=+31.301234567 password2=a password clientip=192.0.2.1 noemail=1",
  ],
  GetClients: ["GetClients limitstart=0 limitnum=25 sorting=DESC orderby=datecreated"],
  GetClientsDetails: ["GetClientsDetails clientid=1 stats=1"],
  UpdateClient: [
    "UpdateClient clientid=1 firstname=Anna lastname=Jansen email=anna@mail.example address1=Main street 1 city=Utrecht state=Utrecht postcode=3511 AB country=NL phonenumber=+31.301234567 clientip=192.0.2.1",
  ],
  DeleteClient: ["DeleteClient clientid=1"],
  CloseClient: ["CloseClient clientid=1"],
  GetClientsProducts: [
    "GetClientsProducts limitstart=0 limitnum=25 clientid=1 serviceid=5 pid=2 domain=a.example username2=user5",
  ],
  GetClientsDomains: ["GetClientsDomains limitstart=0 limitnum=25 clientid=1 domainid=3 domain=a.example"],
  GetEmails: ["GetEmails clientid=1 limitstart=0 limitnum=25"],
  GetClientGroups: ["GetClientGroups"],
  AddContact: [
    "AddContact clientid=1 firstname=Anna lastname=Jansen email=anna@mail.example address1=Main street 1 city=Utrecht state=Utrecht postcode=3511 AB country=NL phonenumber=+31.301234567",
    "CreateClientInvite client_id=1 email=anna@mail.example permissions=profile,invoices",
  ],
  GetContacts: ["GetContacts limitstart=0 limitnum=25 userid=1"],
  UpdateContact: [
    "GetContacts limitstart=0 limitnum=100 userid=1",
    "UpdateContact contactid=4 firstname=Anna lastname=Jansen email=anna@mail.example address1=Main street 1 city=Utrecht state=Utrecht postcode=3511 AB country=NL phonenumber=+31.301234567",
  ],
  DeleteContact: ["DeleteContact contactid=4"],
  GetInvoices: ["GetInvoices limitstart=0 limitnum=25 userid=1 status=Unpaid orderby=invoicenumber order=asc"],
  GetInvoice: ["GetInvoice invoiceid=7"],
  CreateInvoice: [
    "CreateInvoice userid=1 status=Unpaid sendinvoice=1 paymentmethod=stripe date=2026-11-01 duedate=2026-11-15 itemdescription1=Hosting itemdescription2=Domain itemamount1=10.00 itemamount2=12.50 itemtaxed1=1 itemtaxed2=0",
  ],
  UpdateInvoice: [
    "GetInvoice invoiceid=7",
    "UpdateInvoice invoiceid=7 status=Unpaid paymentmethod=stripe date=2026-11-01 duedate=2026-11-15 newitemdescription[0]=Hosting newitemdescription[1]=Domain newitemamount[0]=10.00 newitemamount[1]=12.50 newitemtaxed[0]=1 newitemtaxed[1]=0",
    "SendEmail messagename=Invoice Created id=7",
  ],
  AddInvoicePayment: [
    "AddInvoicePayment invoiceid=7 transid=tx-1 gateway=stripe date=2026-11-23 10:00:00 amount=15.95",
  ],
  GetTransactions: ["GetTransactions invoiceid=7 clientid=1 transid=tx-1"],
  AddTransaction: [
    "AddTransaction paymentmethod=stripe userid=1 invoiceid=7 transid=tx-1 date=23/11/2026 description=Payment amountin=15.95 fees=0.50 amountout=0.00",
    "GetTransactions invoiceid=7 clientid=1 transid=tx-1",
  ],
  AddCredit: ["AddCredit clientid=1 description=Sorry amount=10.00"],
  GetCredits: ["GetCredits clientid=1"],
  DomainWhois: ["DomainWhois domain=a.example"],
  DomainGetWhoisInfo: ["DomainGetWhoisInfo domainid=3"],
  DomainGetLockingStatus: ["DomainGetLockingStatus domainid=3"],
  DomainGetNameservers: ["DomainGetNameservers domainid=3"],
  DomainUpdateWhoisInfo: [
    "DomainUpdateWhoisInfo domainid=3 xml=<contactdetails><Registrant><Name>Anna &amp; Co</Name><City>Utrecht</City></Registrant></contactdetails>",
  ],
  DomainUpdateLockingStatus: ["DomainUpdateLockingStatus domainid=3 lockstatus=1"],
  DomainUpdateNameservers: [
    "DomainUpdateNameservers domainid=3 ns1=ns1.a.example ns2=ns2.a.example ns3=ns3.a.example ns4=ns4.a.example ns5=ns5.a.example",
  ],
  DomainToggleIdProtect: ["DomainToggleIdProtect domainid=3 idprotect=1"],
  DomainRegister: [
    "GetClientsDomains domain=a.example",
    "UpdateClientDomain domainid=3 dnsmanagement=1 emailforwarding=0 idprotection=1 regperiod=2 paymentmethod=stripe updatens=1 ns1=ns1.host.example ns2=ns2.host.example",
    "DomainRegister domain=a.example",
  ],
  DomainTransfer: [
    "GetClientsDomains domain=a.example",
    "UpdateClientDomain domainid=3 dnsmanagement=1 emailforwarding=0 idprotection=1 regperiod=2 paymentmethod=stripe updatens=1 ns1=ns1.host.example ns2=ns2.host.example",
    "DomainTransfer domain=a.example eppcode=epp-1",
  ],
  DomainRenew: ["UpdateClientDomain domainid=3 paymentmethod=stripe", "DomainRenew domainid=3 regperiod=2"],
  DomainRequestEPP: ["DomainRequestEPP domainid=3"],
  GetRegistrars: ["GetRegistrars"],
  GetTLDPricing: ["GetTLDPricing"],
  OpenTicket: [
    "OpenTicket deptid=1 subject=Help message=It broke clientid=1 contactid=4 name=Anna email=anna@mail.example priority=High serviceid=5 domainid=3",
  ],
  GetTickets: [
    "GetTickets limitstart=0 limitnum=25 deptid=1 clientid=1 status=Open subject=Help ignore_dept_assignments=1",
  ],
  GetTicket: ["GetTicket ticketid=9"],
  UpdateTicket: ["UpdateTicket ticketid=9 deptid=2 status=Closed subject=Helped priority=High flag=1"],
  AddTicketReply: ["AddTicketReply ticketid=9 message=Thanks markdown=1 clientid=1 contactid=4 adminusername=admin"],
  GetTicketNotes: ["GetTicketNotes ticketid=9"],
  GetTicketCounts: ["GetTicketCounts"],
  GetSupportStatuses: ["GetSupportStatuses"],
  GetSupportDepartments: ["GetSupportDepartments"],
  GetTicketPredefinedReplies: ["GetTicketPredefinedReplies"],
  GetTicketPredefinedCats: ["GetTicketPredefinedCats"],
  ValidateLogin: ["ValidateLogin email=anna@mail.example password2=a password"],
  SendEmail: [
    "SendEmail messagename=Welcome id=1 customtype=general custommessage=Text customsubject=Hello customvars=YToxOntzOjE6ImEiO3M6MToiMSI7fQ==",
  ],
  GetProducts: ["GetProducts pid=2 gid=1 module=cpanel"],
  GetProductAddons: ["GetProductAddons pid=2 addonid=6"],
  GetClientsAddons: ["GetClientsAddons serviceid=5 clientid=1 addonid=6"],
  UpdateClientProduct: [
    "UpdateClientProduct serviceid=5 pid=2 serverid=1 nextduedate=2026-12-01 domain=a.example firstpaymentamount=10.00 recurringamount=10.00 paymentmethod=stripe billingcycle=Monthly subscriptionid=s status=Active notes=n serviceusername=u servicepassword=p overideautosuspend=on overidesuspenduntil=2026-12-31 ns1=a ns2=b dedicatedip=192.0.2.9 assignedips=192.0.2.8 diskusage=1 disklimit=2 bwusage=3 bwlimit=4 suspendreason=r promoid=1 unset[0]=domain unset[1]=notes",
  ],
  ModuleChangePackage: ["UpdateClientProduct serviceid=5 pid=2", "ModuleChangePackage serviceid=5"],
  ModuleSuspend: ["ModuleSuspend serviceid=5 suspendreason=r"],
  ModuleUnsuspend: ["ModuleUnsuspend serviceid=5"],
  ModuleTerminate: ["ModuleTerminate serviceid=5"],
  GetQuotes: ["GetQuotes limitstart=0 limitnum=25 quoteid=8 userid=1"],
  CreateQuote: [
    "CreateQuote subject=Move stage=Draft validuntil=01/12/2026 datecreated=01/11/2026 lineitems=YToxOntpOjA7YTo1OntzOjQ6ImRlc2MiO3M6NDoiV29yayI7czozOiJxdHkiO2k6MjtzOjI6InVwIjtzOjU6IjUwLjAwIjtzOjg6ImRpc2NvdW50IjtzOjQ6IjAuMDAiO3M6NzoidGF4YWJsZSI7YjoxO319 userid=1 firstname=Anna lastname=Jansen companyname=Company email=anna@mail.example address1=Main street 1 address2=b city=Utrecht state=Utrecht country=NL phonenumber=+31.301234567 currency=1 postcode=3511 AB",
  ],
  UpdateQuote: [
    "UpdateQuote quoteid=8 subject=Move stage=Draft validuntil=01/12/2026 datecreated=01/11/2026 lineitems=YToxOntpOjA7YTo1OntzOjQ6ImRlc2MiO3M6NDoiV29yayI7czozOiJxdHkiO2k6MjtzOjI6InVwIjtzOjU6IjUwLjAwIjtzOjg6ImRpc2NvdW50IjtzOjQ6IjAuMDAiO3M6NzoidGF4YWJsZSI7YjoxO319 userid=1 firstname=Anna lastname=Jansen companyname=Company email=anna@mail.example address1=Main street 1 address2=b city=Utrecht state=Utrecht country=NL phonenumber=+31.301234567 currency=1",
  ],
  DeleteQuote: ["DeleteQuote quoteid=8"],
  AcceptQuote: ["AcceptQuote quoteid=8"],
  SendQuote: ["SendQuote quoteid=8"],
  GetPayMethods: ["GetPayMethods clientid=1"],
  AddPayMethod: ["AddPayMethod clientid=1 gateway_module_name=stripe card_expiry=1228"],
  UpdatePayMethod: ["UpdatePayMethod clientid=1 paymethodid=2 card_expiry=1228"],
  DeletePayMethod: ["DeletePayMethod paymethodid=2"],
  AddAnnouncement: ["AddAnnouncement date=2026-11-23 00:00:00 title=News announcement=Text published=1"],
  UpdateAnnouncement: [
    "UpdateAnnouncement announcementid=2 title=News announcement=Text date=2026-11-23 00:00:00 published=0",
  ],
  DeleteAnnouncement: ["DeleteAnnouncement announcementid=2"],
  GetAnnouncements: ["GetAnnouncements limitstart=0 limitnum=100"],
  AddClientNote: ["AddClientNote userid=1 notes=Called"],
  AddCancelRequest: ["AddCancelRequest serviceid=5 type=End of Billing Period reason=Moving"],
  GetPromoCodes: ["GetPromotions code=SPRING"],
};
