// Score tables, built with textContent only: names of outlets are never markup.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 22;

function node(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") made.textContent = value;
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The interval as a bar, the value as a point, the baseline as an upright line.
function figure(row) {
  const { value, low, high, baseline } = row.figure;
  const at = (share) => `${share * 100}%`;
  const middle = HEIGHT / 2;
  const made = drawn("svg", { class: "figure", height: HEIGHT, "aria-hidden": "true" });
  made.append(drawn("line", { x1: at(0), x2: at(1), y1: middle, y2: middle, class: "axis" }));
  if (low !== null && high !== null) {
    made.append(drawn("line", { x1: at(low), x2: at(high), y1: middle, y2: middle, class: "interval" }));
  }
  if (baseline !== null) {
    made.append(drawn("line", { x1: at(baseline), x2: at(baseline), y1: 2, y2: HEIGHT - 2, class: "baseline" }));
  }
  if (value !== null) made.append(drawn("circle", { cx: at(value), cy: middle, r: 4.5, class: "value" }));
  return made;
}

function line(row) {
  const cell = (name, label, ...children) => node("td", { class: name, "data-label": label }, ...children);
  const words = (name, label, text) => node("td", { class: name, "data-label": label, text });
  return node("tr", { class: `${row.state}${row.article ? " article" : ""}` },
    node("th", { scope: "row", dir: "auto" }, node("span", { text: row.outlet }), row.article ? node("span", { class: "tag", text: "your article" }) : null),
    words("number", "Value", row.value),
    words("number", "95% interval", row.interval),
    cell("picture", "", figure(row)),
    words("number", "Baseline", row.baseline),
    words("number", "Difference", row.delta),
    cell("verdict", "Reading", node("span", { text: row.verdict }), row.why ? node("span", { class: "why", text: row.why }) : null));
}

function heads(section) {
  const head = (text, name = "") => node("th", { scope: "col", class: name, text });
  const scale = node("th", { scope: "col", class: "picture" },
    node("span", { class: "unseen", text: "The same as a figure, from " }),
    node("span", { class: "scale" }, node("span", { text: section.ends[0] }), node("span", { text: section.ends[1] })));
  return node("tr", {}, head("Version"), head("Value", "number"), head("95% interval", "number"), scale,
    head("Baseline", "number"), head("Difference", "number"),
    head("Against the baseline", "verdict"));
}

function part(section) {
  return node("section", { "aria-labelledby": `m-${section.key}` },
    node("h2", { id: `m-${section.key}` }, node("span", { text: section.name }), section.part ? node("span", { class: "tag", text: section.part }) : null),
    node("p", { text: section.means }),
    node("div", { class: "wide", tabindex: "0", role: "group", "aria-labelledby": `m-${section.key}` },
      node("table", {}, node("thead", {}, heads(section)),
        node("tbody", {}, ...section.rows.map(line)))));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".scores");
  root.replaceChildren(...data.sections.map(part));
}
