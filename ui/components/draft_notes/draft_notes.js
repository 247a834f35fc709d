// What the check says of every sentence of a draft. None of it says that all is well.

const KEPT = new WeakMap();
const SIGNS = { different: ["df", ""], look: ["lk", "!"], same: ["", "="], commentary: ["", "“"], speculation: ["", "“"], not_compared: ["", "?"] };
const GROUPS = { all: () => true, look: (note) => note.look, not: (note) => !note.compared };

const word = (text) => document.createTextNode(text);
const cut = (pieces, tag) => pieces.map((piece) => piece.marks ? node(tag, { class: piece.marks.join(" "), text: piece.text }) : word(piece.text));

function who(each) {
  return [word(each.who.name), each.who.recreated && node("span", { class: "rec", text: " (recreated)" }), each.place && node("span", { class: "at", text: `, ${each.place}` })];
}

// Texts of one wording stand together: the wording is read once.
function saidNodes(said) {
  const byWords = new Map();
  for (const each of said) byWords.set(each.text, [...(byWords.get(each.text) ?? []), each]);
  return [...byWords].map(([text, those]) => node("p", { class: "theirs", dir: "auto" },
    ...those.flatMap((each, place) => [place > 0 && word("; "), ...who(each)]), word(": "), node("span", { class: "q", text: `“${text}”` })));
}

function findingNode(finding, texts) {
  const quoted = finding.yours && node("span", { class: "q", text: `“${finding.yours}”` });
  const name = node("b", { text: `${finding.name}: ` });
  if (!finding.said.length) return node("li", { class: finding.level }, node("p", { dir: "auto" }, name, quoted, word(`${quoted ? " – " : ""}${finding.why}`)));
  return node("li", { class: finding.level },
    node("p", { dir: "auto" }, name, quoted && word(`${texts.yours} `), quoted || word(texts.whole)),
    ...saidNodes(finding.said), node("p", { class: "why", text: finding.why, dir: "auto" }));
}

function noteNode(note, selected, texts) {
  const [kind, sign] = SIGNS[note.kind];
  return node("li", { class: `${note.kind}${selected ? " sel" : ""}` },
    node("button", { type: "button", class: "s", dir: "auto", "data-n": note.n, "aria-pressed": String(selected) }, node("span", { class: "sn", text: note.n }), ...cut(note.pieces, "span")),
    node("div", { class: "nt" }, node("h3", {}, node("span", { class: `i ${kind}`, "aria-hidden": "true", text: sign }), word(note.head)),
      note.findings.length > 0 && node("ul", { class: "fs" }, ...note.findings.map((finding) => findingNode(finding, texts))),
      ...note.lines.map((line) => node("p", { text: line, dir: "auto" }))),
    // Where there is no room at the side, the other texts stand right under the sentence.
    selected && node("section", { class: "here", "aria-label": texts.side.replace("{n}", note.n) }, ...sideNodes(note, texts)));
}

function sideNodes(note, texts) {
  const heading = note ? texts.side.replace("{n}", note.n) : texts.side_heading;
  return [node("div", { class: "dh" }, node("h2", { text: heading })),
    !note && node("p", { class: "small soft", text: texts.side_none }),
    note && !note.compared && node("p", { class: "small soft", text: texts.side_not_compared }),
    note?.others.length > 0 && node("ol", { class: "vv" }, ...note.others.map((each) => node("li", {}, node("h3", { dir: "auto" }, ...who(each)),
      node("p", { class: "q", dir: "auto" }, ...cut(each.pieces, "mark")), note.compared && !each.near && node("p", { class: "tiny soft", text: texts.side_pointed }))))].filter(Boolean);
}

function leftOutNode(data) {
  const texts = data.words;
  return node("section", { class: "lo", "aria-label": texts.left_out }, node("div", { class: "dh" }, node("h2", { text: texts.left_out })),
    node("p", { class: "small soft", text: `${data.looked_for} ${texts.left_out_sub}` }),
    data.left_out.length > 0 && node("ul", {}, ...data.left_out.map((fact) => node("li", {}, node("p", { class: "q", text: fact.text, dir: "auto" }),
      node("details", {}, node("summary", { text: fact.why }), ...saidNodes(fact.said))))));
}

function kindsNode(data) {
  const texts = data.words;
  return node("section", { class: "know kinds", "aria-label": texts.looked_at }, node("h2", { text: texts.looked_at }),
    node("table", {}, node("tbody", {}, ...data.kinds.map((kind) => node("tr", { class: kind.compared ? "" : "unchecked" }, node("th", { scope: "row", text: kind.name }), node("td", { text: kind.result }))))));
}

function missesNode(data) {
  const texts = data.words;
  return node("section", { class: "know", "aria-label": texts.misses }, node("h2", { text: texts.misses }),
    node("ul", { class: "small soft" }, ...data.misses.map((text) => node("li", { text }))),
    node("p", { class: "small soft" }, word(`${texts.truth} `), node("button", { type: "button", class: "text-link", "data-rates": true, text: texts.all_rates })));
}

function headNode(data) {
  return node("header", { class: "dl" }, node("h1", { text: data.headline }),
    node("p", {}, word(data.summary && `${data.summary} `), node("b", { text: data.words.no_pass })),
    ...[data.against, ...data.said_first, ...data.limits].filter(Boolean).map((text) => node("p", { class: "small", text, dir: "auto" })));
}

export default function ({ data: { draft }, parentElement }) {
  const data = JSON.parse(draft);
  const texts = data.words;
  const root = parentElement.querySelector(".draft");
  const first = data.notes.find((note) => note.kind === "different") ?? data.notes.find((note) => note.kind === "look") ?? data.notes.find((note) => note.compared);
  const known = KEPT.get(root);
  const kept = known?.draft === draft ? known : KEPT.set(root, { draft, group: "all", n: first?.n ?? null }).get(root);
  const stopped = listening(root);
  const draw = () => {
    const groups = [["all", texts.show_all], ["look", texts.show_look], ["not", texts.show_not]];
    const shown = data.notes.filter(GROUPS[kept.group]);
    root.replaceChildren(headNode(data),
      node("div", { class: "dg" },
        node("section", { class: "mine", "aria-label": texts.title }, node("div", { class: "dh" }, node("h2", { text: texts.title }),
          node("div", { class: "seg", role: "group", "aria-label": texts.show_group }, ...groups.map(([group, text]) => node("button", { type: "button", "data-group": group, "aria-pressed": String(kept.group === group), text: text.replace("{n}", data.notes.filter(GROUPS[group]).length) })))),
        data.title && node("p", { class: "ttl q", text: data.title, dir: "auto" }),
        shown.length > 0 && node("ol", { class: "ds" }, ...shown.map((note) => noteNode(note, note.n === kept.n, texts)))),
        node("aside", { class: "side" }, node("div", { class: "of-note" }, ...sideNodes(data.notes.find((note) => note.n === kept.n), texts)), kindsNode(data), missesNode(data)),
        leftOutNode(data)));
  };
  draw();
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.group) { kept.group = button.dataset.group; draw(); root.querySelector(`[data-group="${kept.group}"]`).focus(); }
    else if (button.dataset.n) { kept.n = Number(button.dataset.n); draw(); root.querySelector(`[data-n="${kept.n}"]`).focus({ preventScroll: true }); }
    else if (button.dataset.rates) askPython({ go: "data", section: "sure" });
  }, { signal: stopped.signal });
  return () => stopped.abort();
}
