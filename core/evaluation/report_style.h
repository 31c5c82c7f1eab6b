#pragma once

namespace twinray::core {

/// The report's style sheet: follows the reader's light or dark scheme; on paper light, with nothing cut in two. The
/// methods' colours are Okabe and Ito's, told apart by people who see few colours.
inline constexpr char kReportStyle[] = R"css(
:root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --soft: #59636e; --line: #d5dbe1; --panel: #f5f7f9;
  --prediction: #0072b2; --bicubic: #c25400; --equal: #00805f; --bad: #b3261e; --badtext: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --page: #15181c; --text: #e6e9ec; --soft: #9aa4ae; --line: #363d45;
  --panel: #1e2329; --prediction: #56b4e9; --bicubic: #f0a03c; --equal: #3ccf9f; --bad: #f2756b; --badtext: #1b0705; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .2rem; } h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .5rem 0; max-width: 56rem; } .soft, figcaption, caption { color: var(--soft); }
.seen { background: var(--bad); color: var(--badtext); font-weight: 700; padding: .7rem 1rem; border-radius: 6px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .3rem 0; }
th, td { padding: .25rem .8rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { border-bottom: 2px solid var(--line); } td.best { font-weight: 700; }
table.facts td { text-align: left; white-space: normal; overflow-wrap: anywhere; vertical-align: top; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 29rem), 1fr)); gap: .6rem 1.4rem; }
.plot { width: 100%; height: auto; font-size: 12px; fill: var(--text); break-inside: avoid; }
.plot .tick { stroke: var(--line); } .plot .axis { stroke: var(--soft); }
.plot g { fill: currentColor; stroke: none; } .plot g text { fill: currentColor; font-weight: 600; }
.plot .whisker { stroke: currentColor; stroke-width: 1.3; }
.plot .box { fill: currentColor; fill-opacity: .22; stroke: currentColor; }
.plot .median { stroke: currentColor; stroke-width: 2.6; } .plot circle { fill-opacity: .55; }
.prediction { color: var(--prediction); } .bicubic { color: var(--bicubic); } .equal { color: var(--equal); }
.example { break-inside: avoid; border-top: 1px solid var(--line); padding: .6rem 0 1rem; }
.pictures { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem; }
figure { margin: 0; } img { width: 100%; height: auto; display: block; border-radius: 3px; }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; } a { color: var(--prediction); }
@media print { :root { color-scheme: light; --page: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb;
  --prediction: #0072b2; --bicubic: #c25400; --equal: #00805f; --bad: #b3261e; --badtext: #ffffff; }
  body { padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } table, .plot { break-inside: avoid; }
  .seen { print-color-adjust: exact; } .save { display: none; } }
@media (max-width: 40rem) { .pictures { grid-template-columns: repeat(2, 1fr); } }
)css";

}  // namespace twinray::core
