/**
 * More than a thousand strings that would run a script in a browser which took them for HTML, made by class. Each calls `ran(n)` with its own number,
 * so that a failure names its string. After the shapes collected by OWASP's and PortSwigger's cheat sheets and by DOMPurify's tests.
 */
export interface XssString {
  readonly kind: string;
  readonly text: string;
}

type Make = (call: string) => string;

const handlers = [
  ["img", "src=x", "onerror"],
  ["img", "src=data:image/gif;base64,R0lGODlhAQABAAAAACw=", "onload"],
  ["svg", "", "onload"],
  ["body", "", "onload"],
  ["body", "", "onpageshow"],
  ["input", "autofocus", "onfocus"],
  ["select", "autofocus", "onfocus"],
  ["textarea", "autofocus", "onfocus"],
  ["button", "autofocus", "onfocus"],
  ["a", 'href="#" autofocus tabindex=0', "onfocus"],
  ["div", "tabindex=0 autofocus", "onfocusin"],
  ["p", 'contenteditable="" autofocus', "onfocus"],
  ["video", "", "onloadstart"],
  ["video", "src=x", "onerror"],
  ["audio", "src=x", "onerror"],
  ["source", "src=x", "onerror"],
  ["object", "data=x", "onerror"],
  ["embed", "src=x", "onload"],
  ["iframe", "", "onload"],
  ["details", "open", "ontoggle"],
  ["marquee", "", "onstart"],
  ["style", "", "onload"],
  ["link", "rel=stylesheet href=x", "onerror"],
  ["script", "src=x", "onerror"],
  ["form", "", "onformdata"],
  ["div", "style=animation:x", "onanimationstart"],
  ["div", "style=transition:1s", "ontransitionrun"],
  ["figure", 'data-type="image" data-asset-id="x"', "onpointerrawupdate"],
  ["blockquote", "", "oncontentvisibilityautostatechange"],
  ["xss", "id=x tabindex=1", "onfocus"],
] as const;

/** How a handler may be written so that a filter by sight misses it. */
const writings: readonly ((tag: string, attributes: string, handler: string, call: string) => string)[] = [
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}=${call}>`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}="${call}">text</${tag}>`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}='${call}'/>`,
  (tag, attributes, handler, call) => `<${tag.toUpperCase()} ${attributes} ${handler.toUpperCase()}=${call}>`,
  (tag, attributes, handler, call) => `<${tag}/${attributes.replaceAll(" ", "/")}/${handler}=${call}>`,
  (tag, attributes, handler, call) => `<${tag}\n${attributes}\t${handler}\n=\n${call}>`,
  (tag, attributes, handler, call) => `<${tag}\f${attributes}\f${handler}=${entities(call)}>`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}="${hexEntities(call)}">`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} title="><" ${handler}=${call} x="`,
  (tag, attributes, handler, call) => `<<${tag} ${attributes} ${handler}=${call}//<`,
  (tag, attributes, handler, call) => `"><${tag} ${attributes} ${handler}=${call}>`,
  (tag, attributes, handler, call) => `'-->]]><${tag} ${attributes} ${handler}=${call}>`,
  (tag, attributes, handler, call) => `<b${tag} ${handler}=${call}><${tag} ${attributes} ${handler}="${call};//">`,
  (tag, attributes, handler, call) =>
    `<p title="${`<${tag} ${attributes} ${handler}=${call}>`.replaceAll('"', "'")}">text</p><${tag} ${attributes} ${handler}\u00a0=${call} ${handler}=${call}>`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}=top[/r/.source+/an/.source](${numberIn(call)})>`,
  (tag, attributes, handler, call) => `<table><tr><td><${tag} ${attributes} ${handler}=${call}></td></tr></table>`,
  (tag, attributes, handler, call) => `<ul><li><${tag} ${attributes} ${handler}=${call}></ul>`,
  (tag, attributes, handler, call) => `&lt;p&gt;<${tag} ${attributes} ${handler}=&#x20;${call}>`,
  (tag, attributes, handler, call) => `<!--><${tag} ${attributes} ${handler}=${call}>-->`,
  (tag, attributes, handler, call) => `<${tag} ${attributes} ${handler}=\`${call}\` ${handler}=${call}>`,
];

const schemes = [
  "javascript:",
  "JaVaScRiPt:",
  " javascript:",
  "\u0001javascript:",
  "java\tscript:",
  "java\nscript:",
  "java&#x09;script:",
  "java&Tab;script:",
  "javascript&colon;",
  "&#106;avascript:",
  "&#x6a&#x61vascript:",
  "javascript://host/%0a",
  "vbscript:",
  "livescript:",
  "data:text/html,<script>",
  "data:text/html;base64,",
  "view-source:javascript:",
  "feed:javascript:",
  "blob:javascript:",
  "//javascript:",
];
const carriers: readonly ((address: string) => string)[] = [
  (address) => `<a href="${address}">link</a>`,
  (address) => `<a href='${address}' target=_self><b>link</b></a>`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<form action="${address}"><button autofocus>go</button></form>`,
  (address) => `<button formaction="${address}" form=f>go</button>`,
  (address) => `<object data="${address}"></object>`,
  (address) => `<embed src="${address}">`,
  (address) => `<svg><a xlink:href="${address}"><text y=20>link</text></a></svg>`,
  (address) => `<math><mi xlink:href="${address}">link</mi></math>`,
  (address) => `<img src="${address}" srcset="${address} 2x">`,
  (address) => `[link](${address})`,
  (address) => `![picture](${address})`,
  (address) => `<${address}>`,
  (address) => `[link]: ${address}\n\n[link][link]`,
];

/** Markup that a parser reads otherwise the second time, foreign content, styles, templates and JSON that is left early. */
const shapes: Readonly<Record<string, readonly Make[]>> = {
  script: [
    (call) => `<script>${call}</script>`,
    (call) => `<script type=module>${call}</script>`,
    (call) => `<script src="data:text/javascript,${call}"></script>`,
    (call) => `<scr<script>ipt>${call}</scr</script>ipt>`,
    (call) => `<script\n>${call}</script\n>`,
    (call) => `<script x>${call}</script x>`,
    (call) => `<svg><script>${call}</script></svg>`,
    (call) => `<svg><script href="data:text/javascript,${call}"/></svg>`,
    (call) => `<noscript><script>${call}</script></noscript>`,
    (call) => `</p><script>${call}</script><p>`,
    (call) => `\u003cscript\u003e${call}\u003c/script\u003e`,
    (call) => `%3Cscript%3E${call}%3C/script%3E<script>${call}</script>`,
  ],
  mutation: [
    (call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
    (call) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
    (call) => `<svg></p><style><a id="</style><img src=1 onerror=${call}>">`,
    (call) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`,
    (call) => `<math><mi><table><mi><style><img src=x onerror=${call}></style></mi></table></mi></math>`,
    (call) => `<svg><foreignObject><p><style><img src="</style><img src=x onerror=${call}//">`,
    (call) => `<xmp><p title="</xmp><img src=x onerror=${call}>">`,
    (call) => `<textarea><p title="</textarea><img src=x onerror=${call}>">`,
    (call) => `<title><p title="</title><img src=x onerror=${call}>">`,
    (call) => `<noembed><p title="</noembed><img src=x onerror=${call}>">`,
    (call) => `<iframe><p title="</iframe><img src=x onerror=${call}>">`,
    (call) => `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${call}>">`,
    (call) => `<listing>&lt;img src=x onerror=${call}&gt;</listing>`,
    (call) => `<img alt="\`\` onerror=${call}//" src=x>`,
    (call) => `<p id='"&gt;&lt;img src=x onerror=${call}&gt;'>`,
    (call) => `<template><img src=x onerror=${call}></template><div><template shadowrootmode=open><img src=x onerror=${call}></template></div>`,
  ],
  foreign: [
    (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
    (call) => `<svg><set onbegin=${call} attributeName=x to=1 dur=1s>`,
    (call) => `<svg><a><animate attributeName=href values=javascript:${call} /><text x=20 y=20>link</text></a>`,
    (call) => `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${call}' /></svg>#x" />`,
    (call) => `<svg><image href=x onerror=${call}></svg>`,
    (call) => `<svg><foreignObject><iframe srcdoc="<script>parent.${call}</script>"></iframe></foreignObject></svg>`,
    (call) => `<math href="javascript:${call}">link</math>`,
    (call) => `<math><maction actiontype="statusline#http://x" xlink:href="javascript:${call}">link</maction></math>`,
    (call) => `<math><annotation-xml encoding="text/html"><img src=x onerror=${call}></annotation-xml></math>`,
    (call) => `<?xml version="1.0"?><html:script xmlns:html="http://www.w3.org/1999/xhtml">${call}</html:script>`,
    (call) => `<iframe srcdoc="&lt;script&gt;parent.${call}&lt;/script&gt;"></iframe>`,
    (call) => `<iframe srcdoc='<img src=x onerror=parent.${call}>' sandbox="allow-scripts allow-same-origin"></iframe>`,
  ],
  style: [
    (call) => `<style>@import 'javascript:${call}';</style>`,
    (call) => `<div style="background:url(javascript:${call})">x</div>`,
    (call) => `<div style="width:expression(${call})">x</div>`,
    (call) => `<p style="color:red;-moz-binding:url(x);behavior:url(#default#time2)" onbegin=${call}>x</p>`,
    (call) => `<style>@keyframes x{}</style><b style=animation-name:x onanimationend=${call}>x</b>`,
    (call) => `<link rel=stylesheet href="data:text/css,*{background:url(javascript:${call})}">`,
    (call) => `</style><script>${call}</script>`,
    (call) => `<span style="font-family:'</span><img src=x onerror=${call}>'">x</span>`,
  ],
  page: [
    (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
    (call) => `<base href="javascript:${call}//"><a href=x>link</a>`,
    (call) => `<isindex type=image src=1 onerror=${call}>`,
    (call) => `<portal src="javascript:${call}">`,
    (call) => `<frameset onload=${call}><frame src="javascript:${call}">`,
    (call) => `<plaintext><img src=x onerror=${call}>`,
    (call) => `<body background="javascript:${call}">`,
    (call) => `<input type=image src=x onerror=${call}>`,
    (call) => `<video><source onerror=${call}></video>`,
    (call) => `<video poster="javascript:${call}"></video>`,
    (call) => `<dialog open onclose=${call}><form method=dialog><button autofocus>x</button></form></dialog>`,
    (call) => `<div popover id=p onbeforetoggle=${call}>x</div><button popovertarget=p>x</button>`,
  ],
  breakout: [
    (call) => `</script><script>${call}</script>`,
    (call) => `"};${call};//`,
    (call) => `\\";${call};//`,
    (call) => `'+${call}+'`,
    (call) => `\${${call}}`,
    (call) => `{{constructor.constructor('${call}')()}}`,
    (call) => `{{$on.constructor('${call}')()}}`,
    (call) => `#{${call}}<%= ${call} %>`,
    (call) => `]]><script>${call}</script>`,
    (call) => `--><script>${call}</script><!--`,
    (call) => `</title><script>${call}</script>`,
    (call) => `</textarea><script>${call}</script>`,
    (call) => `\u2028${call}\u2029<img src=x onerror=${call}>`,
    (call) => `\ud800<img src=x onerror=${call}>\udc00`,
    (call) => `\u0000<img\u0000 src=x onerror=${call}>`,
    (call) => `+ADw-script+AD4-${call}+ADw-/script+AD4-<script>${call}</script>`,
    (call) => `__proto__<img src=x onerror=${call}>`,
    (call) => `<x onclick=${call} id=x><label for=x>text</label>`,
  ],
};

/** All strings, each with its own number in its call. */
export function xssStrings(): XssString[] {
  const strings: XssString[] = [];
  const add = (kind: string, make: Make) => strings.push({ kind, text: make(`ran(${strings.length})`) });
  for (const [tag, attributes, handler] of handlers)
    for (const write of writings) add(`handler ${tag} ${handler}`, (call) => write(tag, attributes, handler, call));
  for (const scheme of schemes) for (const carry of carriers) add(`address ${scheme.trim()}`, (call) => carry(`${scheme}${payloadOf(scheme, call)}`));
  for (const [kind, makes] of Object.entries(shapes)) for (const make of makes) for (const wrap of wrappers) add(kind, (call) => wrap(make(call)));
  return strings;
}

const wrappers: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `<p>Italy won. ${text} At Wembley.</p>`,
  (text) => `<h2>${text}</h2><ul><li>${text}</li></ul>`,
];

const payloadOf = (scheme: string, call: string): string =>
  scheme.endsWith("base64,") ? Buffer.from(`<script>parent.${call}</script>`).toString("base64") : call;
const numberIn = (call: string): string => /\d+/.exec(call)?.[0] ?? "0";
const entities = (text: string): string => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join("");
const hexEntities = (text: string): string => [...text].map((letter) => `&#x${letter.charCodeAt(0).toString(16)}`).join("");
