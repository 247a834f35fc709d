// A note for every sentence of a draft. None of them says that all is well.

const KEPT = new WeakMap();
const SIGNS = { different: ["df", ""], look: ["lk", "!"], same: ["", "="], commentary: ["", "“"], speculation: ["", "“"], not_compared: ["", "?"] };
const GROUPS = { all: () => true, look: (note) => note.kind === "different" || note.kind === "look", not: (note) => !["different", "look", "same"].includes(note.kind) };

function quote(passage) {
  return node("p", { class: "q", dir: "auto" }, document.createTextNode(passage.before), passage.words && node("mark", { text: passage.words }), document.createTextNode(passage.after));
}

function noteNode(note, selected) {
  const [kind, sign] = SIGNS[note.kind];
  return node("li", { class: `${note.kind}${selected ? " sel" : ""}` },
    node("button", { type: "button", class: "s", dir: "auto", "data-n": note.n, "aria-pressed": String(selected) }, node("span", { class: "sn", text: note.n }),
      ...note.pieces.map((piece) => piece.marks ? node("span", { class: piece.marks.join(" "), text: piece.text }) : document.createTextNode(piece.text))),
    node("div", { class: "nt" }, node("h3", {}, node("span", { class: `i ${kind}`, "aria-hidden": "true", text: sign }), document.createTextNode(note.head)),
      ...note.lines.map((line) => node("p", { text: line, dir: "auto" }))));
}

function sideNode(note, data) {
  const texts = data.words;
  if (!note?.facts.length) return [node("div", { class: "dh" }, node("h2", { text: texts.side_heading })), node("p", { class: "small soft", text: texts.side_none })];
  return note.facts.flatMap((name) => {
    const fact = data.facts[name];
    return [node("div", { class: "dh" }, node("h2", { text: texts.side.replace("{n}", fact.n) })),
      node("ol", { class: "vv" }, ...fact.told.map((one) => node("li", {}, node("h3", { dir: "auto" }, node("span", { class: `g g-${one.status}`, "aria-hidden": "true" }), document.createTextNode(` ${one.name.name} `), one.name.recreated && node("span", { class: "rec", text: "(recreated)" })), quote(one.quote)))),
      ...fact.rest.map((text) => node("p", { class: "small soft", text }))];
  });
}

function missesNode(data) {
  const texts = data.words;
  return node("section", { class: "know", "aria-label": texts.misses }, node("h2", { text: texts.misses }), node("p", { class: "small soft", text: texts.misses_sub }),
    node("table", {}, node("tbody", {}, ...data.misses.map((miss) => node("tr", {}, node("th", { scope: "row", text: miss.name }),
      node("td", { class: "mb", "aria-hidden": "true" }, node("i", { style: `width:${100 * miss.found / miss.of}%` })), node("td", { text: miss.found }))))),
    node("p", { class: "small soft" }, document.createTextNode(`${texts.truth} `), node("button", { type: "button", class: "text-link", "data-page": "data", text: texts.all_rates })));
}

export default function ({ data: { draft }, parentElement }) {
  const data = JSON.parse(draft);
  const texts = data.words;
  const root = parentElement.querySelector(".draft");
  const first = data.notes.find(GROUPS.look) ?? data.notes.find((note) => note.facts.length);
  const known = KEPT.get(root);
  const kept = known?.draft === draft ? known : KEPT.set(root, { draft, group: "all", n: first?.n ?? null }).get(root);
  const stopped = listening(root);
  const draw = () => {
    const groups = [["all", texts.show_all], ["look", texts.show_look], ["not", texts.show_not]];
    root.replaceChildren(
      node("header", { class: "dl" }, node("h1", { text: data.headline }), node("p", {}, document.createTextNode(`${data.summary} `), node("b", { text: texts.no_pass })), ...data.limits.map((text) => node("p", { class: "small", text }))),
      node("div", { class: "dg" },
        node("section", { "aria-label": texts.title }, node("div", { class: "dh" }, node("h2", { text: texts.title }),
          node("div", { class: "seg", role: "group", "aria-label": texts.show_group }, ...groups.map(([group, text]) => node("button", { type: "button", "data-group": group, "aria-pressed": String(kept.group === group), text: text.replace("{n}", data.notes.filter(GROUPS[group]).length) })))),
        data.title && node("p", { class: "ttl q", text: data.title, dir: "auto" }),
        node("ol", { class: "ds" }, ...data.notes.filter(GROUPS[kept.group]).map((note) => noteNode(note, note.n === kept.n)))),
        node("aside", { class: "side" }, ...sideNode(data.notes.find((note) => note.n === kept.n), data), missesNode(data))));
  };
  draw();
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.group) { kept.group = button.dataset.group; draw(); root.querySelector(`[data-group="${kept.group}"]`).focus(); }
    else if (button.dataset.n) { kept.n = Number(button.dataset.n); draw(); root.querySelector(`[data-n="${kept.n}"]`).focus({ preventScroll: true }); }
    else if (button.dataset.page) askPython({ go: button.dataset.page });
  }, { signal: stopped.signal });
  return () => stopped.abort();
}
