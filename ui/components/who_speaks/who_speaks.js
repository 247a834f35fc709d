// Sources by version: named, anonymous, vague or not to be told, each with its room in the text.

const BARS = ["named", "anonymous", "vague", "untold"];

function useLine(use) {
  const sentences = use.sentences === 1 ? "1 sentence" : `${use.sentences} sentences`;
  const quoted = use.quoted ? `, ${use.quoted} of ${use.words} words quoted` : "";
  return node("li", {}, node("span", { class: "source", text: use.source, dir: "auto" }),
    node("span", { class: "small", text: ` ${sentences}${quoted}` }));
}

function sum(uses) {
  return uses.reduce((total, use) => total + use.sentences, 0);
}

function bar(data, at) {
  const all = data.versions[at].sentences || 1;
  const counts = Object.fromEntries(data.kinds.map((kind) => [kind.key, sum(kind.cells[at])]));
  // A number stays on the line of what it counts.
  const spoken = data.kinds
    .map((kind) => `${kind.name.toLowerCase()} ${counts[kind.key]}`.replaceAll(" ", "\u00a0"))
    .join(", ");
  return node("div", {},
    node("div", { class: "bar", "aria-hidden": "true" },
      ...BARS.map((key) => counts[key] ? barPart(key, counts[key] / all) : null)),
    node("span", { class: "small", text: `${data.versions[at].sentences} sentences: ${spoken}` }));
}

function barPart(key, share) {
  const made = node("span", { class: `part ${key}` });
  made.style.width = `${share * 100}%`;
  return made;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".voices");
  const head = node("tr", {}, node("th", { scope: "col", class: "kind-head", text: "Source, the outermost first" }),
    ...data.versions.map((version) => node("th", { scope: "col", dir: "auto" },
      node("span", { class: "number", text: `${version.mark} ` }), node("span", { text: version.outlet }))));
  const bars = node("tr", {}, node("th", { scope: "row" }, node("span", { text: "Credited sentences" })),
    ...data.versions.map((version, at) => node("td", { "data-label": version.outlet }, bar(data, at))));
  const rows = data.kinds.map((kind) => node("tr", {},
    node("th", { scope: "row" }, node("span", { class: `key ${kind.key}`, "aria-hidden": "true" }), node("strong", { text: kind.name }),
      node("span", { class: "small note", text: kind.means })),
    ...kind.cells.map((uses, at) => node("td", { "data-label": data.versions[at].outlet },
      uses.length ? node("ul", {}, ...uses.map(useLine)) : node("span", { class: "small", text: "none" })))));
  root.replaceChildren(node("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Who speaks, by version" },
    node("table", {}, node("thead", {}, head), node("tbody", {}, bars, ...rows))));
}
