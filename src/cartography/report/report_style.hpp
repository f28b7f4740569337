// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca {

inline constexpr const char* kReportStyle = R"(<style>
body{font:16px/1.5 "Source Sans 3","Segoe UI","DejaVu Sans",sans-serif;color:#222;background:#fff;max-width:60em;margin:2em auto;padding:0 1em}
h1{font-size:1.8em;line-height:1.2;margin:0}h2{font-size:1.25em;border-bottom:2px solid #466;margin:2.2em 0 .6em;padding-bottom:.2em}
header p{margin:.2em 0;color:#555}nav{margin:1.2em 0;padding:.6em 1em;background:#f2f4f4}nav ul{margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2em 1.4em;list-style:none}
a{color:#0b5394}figure{margin:1.2em 0}figure svg{display:block;width:100%;height:auto;border:1px solid #ddd}.shapes{position:absolute}
.t{overflow-x:auto;margin:1em 0}table{border-collapse:collapse;width:100%;font-size:.88em}caption{text-align:left;font-weight:bold;padding:.3em 0}
th,td{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #ddd}thead th{border-bottom:2px solid #888;background:#f7f7f5}
tbody th{font-weight:normal}.n{text-align:right;font-variant-numeric:tabular-nums}
thead button{font:inherit;font-weight:bold;text-align:inherit;background:none;border:0;padding:0;cursor:pointer;color:inherit}
thead button:focus-visible,a:focus-visible{outline:2px solid #0b5394}th[aria-sort=ascending] button::after{content:" \25B2"}th[aria-sort=descending] button::after{content:" \25BC"}
@media print{body{margin:0;max-width:none;font-size:10.5pt;padding:0}nav{display:none}h2{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}.t{overflow:visible}figure svg{max-height:240mm;border:0}@page{size:A4;margin:15mm}}
</style>
)";

/// Sorts a table by the column whose heading is pressed: numbers by their value, cells without one last.
inline constexpr const char* kReportScript = R"(<script>
document.querySelectorAll("thead button").forEach(function(button){button.addEventListener("click",function(){
var head=button.parentNode,table=head.closest("table"),column=head.cellIndex,up=head.getAttribute("aria-sort")!=="ascending";
table.querySelectorAll("thead th").forEach(function(other){other.removeAttribute("aria-sort")});
head.setAttribute("aria-sort",up?"ascending":"descending");
var body=table.tBodies[0],numeric=head.className==="n";
Array.from(body.rows).sort(function(a,b){var x=a.cells[column],y=b.cells[column];
if(numeric){x=x.dataset.v;y=y.dataset.v;if(x===undefined||y===undefined)return (x===undefined)-(y===undefined);return up?x-y:y-x}
return (up?1:-1)*x.textContent.localeCompare(y.textContent,document.documentElement.lang)
}).forEach(function(row){body.appendChild(row)})})});
</script>
)";

}  // namespace comarca
