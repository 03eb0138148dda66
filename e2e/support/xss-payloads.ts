/**
 * What people write who want a script to run where somebody else reads. `CANARY` calls the function that would tell;
 * each payload is text first of all, and has to be readable as such.
 */
const CANARY = "krakenXss()";

const tags = [
  "script",
  "img src=x onerror",
  "svg onload",
  "body onload",
  "iframe onload src=about:blank",
  "video src=x onerror",
  "audio src=x onerror",
  "input autofocus onfocus",
  "select autofocus onfocus",
  "textarea autofocus onfocus",
  "details open ontoggle",
  "marquee onstart",
  "object data=x onerror",
  "embed src=x onerror",
  "math onmouseover",
  "keygen autofocus onfocus",
  "isindex onfocus",
  "a href=# onclick",
  "button onclick",
  "form onsubmit",
  "style onload",
  "link rel=stylesheet href=x onerror",
  "image src=x onerror",
  "svg><animate onbegin",
  "svg><set onbegin",
  "svg><g onload",
  "video><source onerror",
  "div onpointerenter",
  "p onwheel",
  "x onanimationstart style=animation:x",
  "frameset onload",
  "input type=image src=x onerror",
  "dialog open onclose",
  "div contenteditable onblur",
  "b onclick",
  "td oncopy",
  "img srcset=x onerror",
  "svg><image href=x onerror",
  "svg><script href=x onerror",
  "portal src=x onload",
];

/** Handlers, unquoted, in both quotes, and in ways that old filters miss. */
const handlers = tags.flatMap((tag) =>
  tag === "script"
    ? [`<script>${CANARY}</script>`, `<script src=data:,${CANARY}></script>`, `<ScRiPt >${CANARY}</sCrIpT>`]
    : [`<${tag}=${CANARY}>`, `"><${tag}="${CANARY}">`, `'><${tag}='${CANARY}'//`],
);

const links = [
  "javascript:",
  "JAVASCRIPT:",
  "jAvAsCrIpT:",
  "java\tscript:",
  "java&#10;script:",
  "&#106;avascript:",
  "&#x6A;avascript:",
  "javascript&colon;",
  "javascript&#58;",
  "%6Aavascript:",
  "vbscript:",
  "data:text/html,",
  "data:text/html;base64,",
  "feed:javascript:",
  "view-source:javascript:",
  "\u0001javascript:",
  "\u200bjavascript:",
  "ｊavascript:",
  "livescript:",
  "javascript://%0a",
].flatMap((scheme) => [
  `<a href="${scheme}${CANARY}">x</a>`,
  `<form action="${scheme}${CANARY}"><button>x</button></form>`,
]);

const entities = [
  `&lt;script&gt;${CANARY}&lt;/script&gt;`,
  `&amp;lt;script&amp;gt;${CANARY}&amp;lt;/script&amp;gt;`,
  `&#60;script&#62;${CANARY}&#60;/script&#62;`,
  `&#x3c;script&#x3e;${CANARY}&#x3c;/script&#x3e;`,
  `&LT;img src=x onerror=${CANARY}&GT;`,
  `&lt;img src=x onerror=${CANARY}&gt;`,
  `&amp;#60;img src=x onerror=${CANARY}&amp;#62;`,
  `%3Cscript%3E${CANARY}%3C/script%3E`,
  `%253Cscript%253E${CANARY}%253C/script%253E`,
  `\\u003cscript\\u003e${CANARY}`,
  `\\x3cscript\\x3e${CANARY}`,
  `+ADw-script+AD4-${CANARY}+ADw-/script+AD4-`,
  `&quot;&gt;&lt;svg onload=${CANARY}&gt;`,
  `&apos; onfocus=${CANARY} autofocus=&apos;`,
  `&amp;amp;amp;`,
  `&nbsp;&copy;&#0;&#xD800;`,
  `&lt;&lt;&gt;&gt;&amp;`,
];

const mutation = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CANARY}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${CANARY}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${CANARY}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CANARY}>`,
  `<svg><style>{font-family:'<iframe/onload=${CANARY}>'}`,
  `<listing>&lt;img onerror="${CANARY}" src=x&gt;</listing>`,
  `<select><template><style><!--</style><a rel="--><img src=x onerror=${CANARY}>">`,
  `<plaintext/onmouseover=${CANARY}>`,
  `<xmp><p title="</xmp><svg/onload=${CANARY}>">`,
  `<title><a title="</title><img src=x onerror=${CANARY}>">`,
  `<textarea><a title="</textarea><img src=x onerror=${CANARY}>">`,
  `<table><caption><svg><title><style><img src=x onerror=${CANARY}>`,
  `<!--><script>${CANARY}</script>-->`,
  `<!-- --!><img src=x onerror=${CANARY}>`,
  `<![CDATA[><script>${CANARY}</script>]]>`,
  `<?xml version="1.0"?><script>${CANARY}</script>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${CANARY}</script>">`,
  `<iframe srcdoc="&lt;script&gt;parent.${CANARY}&lt;/script&gt;">`,
  `<template><script>${CANARY}</script></template>`,
  `<math href="javascript:${CANARY}">x</math>`,
  `<svg><a xlink:href="javascript:${CANARY}"><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${CANARY}/>#x">`,
  `<svg><script href=data:,${CANARY}></script></svg>`,
  `<svg><script>${CANARY}`,
  `<base href="javascript:${CANARY}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${CANARY}">`,
  `<object data="data:text/html,<script>${CANARY}</script>">`,
  `<embed src="javascript:${CANARY}">`,
  `<isindex type=image src=1 onerror=${CANARY}>`,
  `<a id=x name=y><a id=x name=nodes>clobber</a>`,
  `<div style="background:url(javascript:${CANARY})">x</div>`,
  `<div style="width:expression(${CANARY})">x</div>`,
  `<style>@import "javascript:${CANARY}";</style>`,
  `<link rel=import href="data:text/html,<script>${CANARY}</script>">`,
];

const templates = [
  `{{constructor.constructor('${CANARY}')()}}`,
  `\${${CANARY}}`,
  `<%= ${CANARY} %>`,
  `{{= ${CANARY} }}`,
  `{%${CANARY}%}`,
  `#{${CANARY}}`,
  `[[${CANARY}]]`,
  `{{t.constructor('${CANARY}')()}}`,
  `$t(common.close)`,
  `{{close}}`,
  `{$smarty.version}`,
  `{php}echo 1;{/php}`,
  `\`\${${CANARY}}\``,
  `';${CANARY};//`,
  `";${CANARY};//`,
  `</script><script>${CANARY}</script>`,
  `\\';${CANARY};//`,
  `]]>;${CANARY}`,
  `*/${CANARY}/*`,
  `</style><script>${CANARY}</script>`,
  `</title><script>${CANARY}</script>`,
  `</textarea><script>${CANARY}</script>`,
  `__proto__[x]=${CANARY}`,
  `self.__next_f.push([1,"${CANARY}"])`,
  `$undefined`,
  `$L1`,
  `$@0`,
  `$D2026-11-28`,
  `$Sreact.fragment`,
  `$F1`,
];

const unicode = [
  `＜script＞${CANARY}＜/script＞`,
  `\u2039script\u203a${CANARY}`,
  `<scr\u200bipt>${CANARY}</scr\u200bipt>`,
  `<\u202escript>${CANARY}`,
  `\u202e>tpircs<`,
  `<img src=x o\u0130nerror=${CANARY}>`,
  `<ſcript>${CANARY}</ſcript>`,
  `<script\u00a0>${CANARY}</script>`,
  `<img\u3000src=x\u3000onerror=${CANARY}>`,
  `\ufeff<script>${CANARY}</script>`,
  `<img/src=x/onerror=${CANARY}>`,
  `<img src=x onerror\u2028=${CANARY}>`,
  `Zalgo ̷͜<b>${CANARY}</b>`,
  `שלום <b>${CANARY}</b>`,
  `Set-Cookie: x=${CANARY}`,
  `%0d%0aSet-Cookie:%20x=${CANARY}`,
  `%E5%98%8A%E5%98%8D<svg onload=${CANARY}>`,
];

/** Payloads for a line of text: subjects, names, addresses. */
export const linePayloads = [...handlers, ...links, ...entities, ...mutation, ...templates, ...unicode].map((text) =>
  text.replaceAll("\t", " ").replaceAll("\u0001", " ").trim(),
);

const urls = [
  "javascript:",
  "JaVaScRiPt:",
  "java&#115;cript:",
  "javascript&colon;",
  "vbscript:",
  "data:text/html,",
  "//evil.example/",
];

/** Payloads that only mean something where Markdown is read. */
export const markdownPayloads = urls
  .flatMap((scheme) => [
    `[x](${scheme}${CANARY})`,
    `![x](${scheme}${CANARY})`,
    `[x](<${scheme}${CANARY}>)`,
    `[x](${scheme}${CANARY} "title")`,
    `[![x](${scheme}${CANARY})](${scheme}${CANARY})`,
    `<${scheme}${CANARY}>`,
    `[x]: ${scheme}${CANARY}`,
  ])
  .concat([
    `[x](https://ok.example" onmouseover="${CANARY})`,
    `[x](https://ok.example/"><img src=x onerror=${CANARY}>)`,
    `![x" onerror="${CANARY}](https://ok.example/x.png)`,
    `![x](https://ok.example/x.png"onerror="${CANARY})`,
    `<https://ok.example/"onmouseover="${CANARY}>`,
    `https://ok.example/"onmouseover="${CANARY}`,
    `[a](javascript:${CANARY} 'x')[b](data:,x)`,
    `<script>\`${CANARY}\`</script>`,
  ]);

/** All of them. */
export const payloads = [...linePayloads, ...markdownPayloads];
