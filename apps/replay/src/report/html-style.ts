/** How the page of figures looks on a screen and on paper; no colour says anything alone. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
article { border-top: 1px solid; padding: .75rem 0; break-inside: avoid; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; font-size: .85rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { border: 1px solid; padding: .2rem .5rem; text-align: left; vertical-align: top; }
td { text-align: right; }
.tag { border: 1px solid; border-radius: .25rem; padding: 0 .3rem; font-size: .8rem; }
dl { display: grid; grid-template-columns: 7rem 1fr; margin: .5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
@media print {
  @page { size: A3 landscape; }
  body { max-width: none; } a { color: inherit; } .wide { overflow: visible; } table { font-size: .7rem; }
}
`;
