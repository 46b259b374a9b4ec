/** The look of a preview: readable type in both directions, light and dark as the reader's system is. System fonts: nothing is fetched. */
export const previewStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1c1a;--soft:#5b605b;--line:#dfe2df;--tint:#f4f6f4;--accent:#1c7a47}
@media (prefers-color-scheme:dark){:root{--paper:#131513;--ink:#eceeec;--soft:#a3a8a3;--line:#2e332e;--tint:#1c1f1c;--accent:#5fc48c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 "Source Serif 4","Noto Naskh Arabic",Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
.note{padding:10px 24px;background:var(--tint);border-block-end:1px solid var(--line);font:14px/1.5 system-ui,sans-serif;color:var(--soft)}
.note b{color:var(--ink);margin-inline-end:8px}
article{max-inline-size:688px;margin-inline:auto;padding:40px 24px 80px}
h1{font-size:clamp(30px,6vw,42px);line-height:1.15;margin:0 0 16px;text-wrap:balance}
h2{font-size:26px;line-height:1.25;margin:40px 0 12px}
h3{font-size:21px;line-height:1.3;margin:32px 0 8px}
h4,h5,h6{font-size:18px;margin:24px 0 8px}
p,ul,ol,table,figure,blockquote,dl{margin:0 0 20px}
.stand-first{font-size:22px;line-height:1.45;color:var(--soft)}
.label{font:600 13px/1.5 system-ui,sans-serif;color:var(--soft);margin:32px 0 8px}
a{color:var(--accent);text-underline-offset:2px}
figure{margin-inline:0}
img,video{display:block;max-inline-size:100%;block-size:auto;border-radius:4px;background:var(--tint)}
figcaption{padding-block-start:8px;font:14px/1.5 system-ui,sans-serif;color:var(--soft)}
figcaption small{font-size:13px}
blockquote{margin-inline:0;padding-inline-start:20px;border-inline-start:3px solid var(--accent)}
table{border-collapse:collapse;inline-size:100%;font:15px/1.5 system-ui,sans-serif;display:block;overflow-x:auto}
th,td{padding:8px 12px;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
hr{border:0;border-block-start:1px solid var(--line);margin:40px 0}
code{font-size:.9em;background:var(--tint);padding:1px 4px;border-radius:3px}
aside{margin-block-start:48px;border-block-start:1px solid var(--line)}
section>aside,section>div,section>figure[data-type]{margin-block:24px}
section>aside{padding:20px;border:1px solid var(--line);border-radius:8px;background:var(--tint)}
dl>div{display:grid;grid-template-columns:minmax(120px,1fr) 3fr;gap:16px;padding:8px 0;border-block-end:1px solid var(--line);font:15px/1.5 system-ui,sans-serif}
dt{color:var(--soft)}dd{margin:0}
`.replaceAll("\n", "");
