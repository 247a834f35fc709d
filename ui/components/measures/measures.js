// One measure as a table, its pairs, and small charts of all: drawn by the browser alone.

function placed(tag, style) {
  return node("i", { class: tag, style, "aria-hidden": "true" });
}

function axisOf(row) {
  const { value, low, high, baseline } = row.figure;
  const at = (number) => `${(number * 100).toFixed(2)}%`;
  return node("div", { class: "ax" },
    low !== null && high !== null && placed("iv", `left:${at(low)};width:${at(Math.max(0, high - low))}`),
    baseline !== null && placed("bs", `left:${at(baseline)}`),
    value !== null && placed(row.hollow ? "pt ho" : "pt", `left:${at(value)}`));
}

function nameCell(name) {
  return node("th", { scope: "row", dir: "auto" }, document.createTextNode(`${name.name} `), name.recreated && node("span", { class: "rec", text: "(recreated)" }));
}

function tableOf(section, texts) {
  const ends = node("span", { class: "tk" }, node("span", { text: section.ends[0] }), node("span", { text: section.ends[1] }));
  const head = (text, kind) => node("th", { scope: "col", class: kind ?? false, text });
  const axis = node("th", { scope: "col", class: "axc" }, node("span", { class: "vh", text: section.name }), ends);
  return node("div", { class: "tw", tabindex: "0", role: "region", "aria-label": section.name }, node("table", { class: "st" },
    node("thead", {}, node("tr", {}, head(texts.version), head(texts.count, "r"), head(section.unit === "share" ? texts.share : texts.number, "r"), axis,
      head(texts.interval, "r"), head(texts.baseline, "r"), head(texts.against))),
    node("tbody", {}, ...section.rows.map((row) => node("tr", { "data-outlet": row.outlet }, nameCell(row.name),
      node("td", { class: "r count", style: "white-space:normal", text: row.count }), node("td", { class: "r" }, node("b", { class: "value", text: row.value }), row.hollow && node("span", { class: "vh", text: ` ${texts.key_hollow}` })),
      node("td", { class: "axc" }, axisOf(row)), node("td", { class: "r soft in", text: row.interval }), node("td", { class: "r soft ba", text: row.baseline }),
      node("td", { class: row.differs ? "vd differs" : "vd" }, document.createTextNode(row.verdict), node("span", { class: "why", text: row.why })))))));
}

function keyOf(section, texts) {
  const item = (kind, text) => node("li", {}, placed(`${kind} k`, ""), document.createTextNode(text));
  return node("ul", { class: "key" }, item("pt", texts.key_point), section.rows.some((row) => row.hollow) && item("pt ho", texts.key_hollow),
    item("iv", texts.key_interval), section.rows.some((row) => row.figure.baseline !== null) && item("bs", texts.key_baseline));
}

function pairsOf(section, texts) {
  if (!section.pairs.length) return null;
  const table = (pairs) => node("table", {}, node("thead", {}, node("tr", {}, ...[texts.pair, texts.difference, texts.interval, texts.corrected_p, texts.verdict].map((text) => node("th", { scope: "col", text })))),
    node("tbody", {}, ...pairs.map((pair) => node("tr", { class: pair.differs ? "yes" : false }, node("th", { scope: "row", text: pair.name }), ...[pair.difference, pair.interval, pair.p, pair.verdict].map((text) => node("td", { text }))))));
  const sure = section.pairs.filter((pair) => pair.differs);
  const every = section.pairs.length === 1 ? texts.pairs_all_one : texts.pairs_all.replace("{n}", section.pairs.length);
  return node("section", { class: "pairs", "aria-label": texts.pairs_heading }, node("h3", { text: texts.pairs_heading }), node("p", { class: "small soft", text: section.between }),
    sure.length > 0 && node("div", { class: "tw", tabindex: "0", role: "region", "aria-label": texts.pairs_heading }, table(sure)),
    node("details", {}, node("summary", { text: every }), node("div", { class: "tw", tabindex: "0", role: "region", "aria-label": every }, table(section.pairs))));
}

// As wide as the longest name takes, up to what leaves room for a chart; longer ones go on below.
function roomForNames(rows) {
  const longest = Math.max(...rows.map((row) => row.name.name.length));
  return `${Math.min(9, Math.max(4.5, longest * .46 + .8)).toFixed(2)}rem`;
}

function smallOf(section, texts) {
  return node("figure", {}, node("figcaption", { text: section.name }), node("p", { class: "tiny soft vv1", text: section.between }),
    ...section.rows.map((row) => node("div", { class: "ln", role: "img", "aria-label": `${row.name.name}: ${row.value}, ${texts.interval} ${row.interval}${row.hollow ? `, ${texts.key_hollow}` : ""}` },
      node("span", { dir: "auto", text: row.name.name }), axisOf(row))),
    node("div", { class: "tk" }, node("span", { text: section.ends[0] }), node("span", { text: section.ends[1] })));
}

export default function ({ data: { measures, measure }, parentElement }) {
  const data = JSON.parse(measures);
  const root = parentElement.querySelector(".measures");
  const texts = data.words;
  const section = data.sections.find((one) => one.key === measure) ?? data.sections[0];
  const stopped = listening(root);
  if (!section) { root.replaceChildren(); return () => stopped.abort(); }
  root.replaceChildren(...[
    node("p", { class: "say" }, document.createTextNode(`${section.means}${section.part ? ` (${section.part})` : ""} `), node("b", { text: section.says }), document.createTextNode(" "),
      section.lens && node("button", { type: "button", class: "text-link", text: texts.in_reading, "data-lens": section.lens })),
    tableOf(section, texts), keyOf(section, texts), pairsOf(section, texts),
    node("h3", { class: "all" }, document.createTextNode(`${texts.all} `), data.recreated && node("span", { class: "rec", text: "(recreated articles)" })),
    node("div", { class: "sm", style: `--names: ${roomForNames(section.rows)}` }, ...data.sections.filter((one) => !one.key.startsWith("headline") && one.rows.some((row) => row.figure.value !== null)).map((one) => smallOf(one, texts))),
  ].filter(Boolean));
  root.addEventListener("click", (event) => {
    const lens = event.target.closest("[data-lens]");
    if (lens) askPython({ go: "read", lens: lens.dataset.lens, v: section.rows.slice(0, 2).map((row) => row.outlet) });
  }, { signal: stopped.signal });
  return () => stopped.abort();
}
