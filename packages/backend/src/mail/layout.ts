import type { Settings } from "../settings.ts";
import { escaped, type MergeFields, mergedHtml } from "./merge.ts";

const css = `body{margin:0;padding:24px;background:#f4f6f8;color:#1d2733;font:15px/1.55 Helvetica,Arial,sans-serif}
.mail{max-width:600px;margin:0 auto;background:#fff;border:1px solid #dfe4ea;border-radius:6px}
.head{padding:18px 24px;border-bottom:1px solid #dfe4ea;font-weight:700;font-size:17px}
.body{padding:8px 24px 16px}
.foot{padding:14px 24px;color:#66727f;font-size:12px}
table{border-collapse:collapse;width:100%}
td,th{padding:4px 8px;border-bottom:1px solid #dfe4ea;text-align:left}
a{color:#1f5d8c}`;

/**
 * A message as a whole HTML document, with the installation's own header, footer and style where it has them
 * (EmailGlobalHeader, EmailGlobalFooter, EmailCSS).
 */
export function mailDocument(content: string, subject: string, settings: Settings, fields: MergeFields): string {
  const company = settings.text("CompanyName");
  const shown = { secrets: false };
  const header = settings.text("EmailGlobalHeader") || `<div class="head">${escaped(company)}</div>`;
  const footer = settings.text("EmailGlobalFooter") || `<div class="foot">${escaped(company)} · {$whmcs_link}</div>`;
  return `<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escaped(subject)}</title>
<style type="text/css">${(settings.text("EmailCSS") || css).replace(/<\//g, "")}</style>
</head>
<body>
<div class="mail">
${mergedHtml(header, fields, shown)}
<div class="body">
<!-- message header end -->
${content}
<!-- message footer start -->
</div>
${mergedHtml(footer, fields, shown)}
</div>
</body>
</html>
`;
}
