/** A sheet of its own rather than a style element: a page's content policy may forbid the latter. */
const CSS = `
:host{--surface:#fff;--line:#dfe3e7;--edge:#7f8994;--ink:#12161b;--ink2:#454e58;--ink3:#626c77;--on:#fff;
--unknown:#59636e;--ok:#0b6b58;--possible:#855200;--major:#b0203f;--recovering:#2257b5;
display:inline-block;vertical-align:middle;box-sizing:border-box;max-width:100%;color:var(--ink);text-align:start;
font:400 15px/22px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
:host([hidden]){display:none}
:host([theme=dark]){DARK}
@media (prefers-color-scheme:dark){:host(:not([theme=light])){DARK}}
*{box-sizing:border-box;margin:0}
a{color:inherit;text-decoration:none}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.box{display:block;background:var(--surface);border:1px solid var(--line);border-radius:12px}
.state{display:inline-flex;align-items:center;gap:6px;color:var(--tone);font-weight:600;white-space:nowrap}
svg{flex:none}
.name{font-weight:600}
.small{color:var(--ink3);font-size:13px;line-height:18px}
.full{width:320px;max-width:100%;padding:20px}
.row{display:flex;align-items:center;justify-content:space-between;gap:12px}
.full h2{margin:14px 0;font-size:18px;font-weight:600;line-height:24px;letter-spacing:-.01em}
.full .spark{display:block;width:100%;height:40px}
.buttons{display:flex;gap:8px;margin:12px 0}
.button{flex:auto;padding:9px 8px;border:1px solid var(--edge);border-radius:10px;font-size:13px;line-height:20px;font-weight:600;text-align:center;white-space:nowrap}
.button:first-child{color:var(--on);background:var(--ink);border-color:var(--ink)}
.full footer{padding-top:10px;border-top:1px solid var(--line)}
.compact{display:flex;align-items:center;gap:12px;width:440px;max-width:100%;min-height:60px;padding:8px 16px}
.compact .who{flex:1;min-width:0}
.compact .spark{width:64px;height:24px}
.minimal{display:inline-flex;align-items:center;gap:8px;height:32px;padding:0 12px;border-radius:16px;font-size:14px}
.line{fill:none;stroke:var(--tone);stroke-width:1.5;vector-effect:non-scaling-stroke}
.area{fill:var(--tone);opacity:.14}
`
const DARK = `--surface:#13181e;--line:#28303a;--edge:#75818e;--ink:#eef2f6;--ink2:#b1bbc6;--ink3:#8e99a5;--on:#13181e;
--unknown:#a3aeb9;--ok:#5cc9ac;--possible:#edb257;--major:#ff8593;--recovering:#86b4fa`

export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS.replaceAll('DARK', DARK))
  return sheet
}
