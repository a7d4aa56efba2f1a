/** How the page of a comparison looks on a screen, on paper and with other colours; no colour says anything alone. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { border: 1px solid; padding: .25rem .6rem; text-align: left; vertical-align: top; }
article { border: 1px solid; padding: .75rem; margin: 1rem 0; break-inside: avoid; }
dl { display: grid; grid-template-columns: 7rem 1fr; margin: .5rem 0; }
dd { margin: 0; }
fieldset { margin: 1rem 0; } label { display: inline-block; margin-right: 1.5rem; }
code { overflow-wrap: anywhere; }
.filter { display: none; }
@supports selector(body:has(p)) { .filter { display: block; } }
@media print { .filter { display: none; } body { max-width: none; } a { color: inherit; } }
`;
