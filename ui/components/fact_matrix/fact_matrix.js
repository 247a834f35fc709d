// Fact by fact: a line a fact. Arrows move; Enter opens a line's every wording, or what a dot rests on.

const LONG = 100; // lines
const MANY = 5; // versions from which on a phone has no room for their names side by side
const PLACES = ".line, .dot"; // where arrow keys lead
const KEPT = new WeakMap(); // what is open and how lines are ordered, as long as the page stands

function glyph(status, name) {
  return node("span", { class: `g g-${status}`, role: "img", "aria-label": name, title: name });
}

function mentioned(passage) {
  return node("p", { class: "q", dir: "auto" }, document.createTextNode(passage.before),
    passage.words && node("mark", { text: passage.words }), document.createTextNode(passage.after));
}

function nameNode(name, tag, attributes) {
  return node(tag, { dir: "auto", ...attributes }, document.createTextNode(`${name.name} `), name.recreated && node("span", { class: "rec", text: "(recreated)" }));
}

function lineOf(line, data, shifts) {
  const dot = (cell, at) => {
    const said = cell.by ? `${data.statuses[cell.status]}, ${data.words.by.replace("{who}", cell.by)}` : data.statuses[cell.status];
    return node("td", { class: cell.by ? "c hand" : "c" },
      node("button", { type: "button", class: "dot", tabindex: "-1", "aria-expanded": "false", "data-at": at, "aria-label": `${data.outlets[at]}, ${data.words.fact.replace("{n}", line.n)}: ${said}` }, glyph(cell.status, said)));
  };
  return node("tr", { "data-fact": line.fact },
    node("td", { class: "n", text: line.n }),
    node("th", { scope: "row", dir: "auto" }, node("button", { type: "button", class: "line", "aria-expanded": "false", tabindex: "-1" }, node("span", { text: line.statement }))),
    ...line.cells.map(dot),
    shifts && node("td", { class: "c d", text: line.shifts || "" }));
}

// What may be wrong can be put right where it is seen, whatever the program says.
function wordingOf(line, at, data, alone) {
  const texts = data.words;
  const outlet = data.outlets[at];
  const cell = line.cells[at];
  const near = cell.status === "unclear" || cell.status === "omitted";
  const proof = node("div", {}, cell.quote && (alone || cell.status !== "omitted") && mentioned(cell.quote));
  const { ask, choose } = answering({ outlet, fact: line.fact, status: cell.status, sentence: cell.sentence, sentences: data.texts[at], proof, label: `${texts.fact.replace("{n}", line.n)}, ${outlet}` }, texts);
  return node("li", { class: cell.status },
    node("div", { class: "who" }, glyph(cell.status, data.statuses[cell.status]), document.createTextNode(" "), nameNode(data.versions[at], "b")),
    node("div", {},
      alone && near && cell.quote && node("p", { class: "tiny faint", text: texts.nearest.replace("{outlet}", data.versions[at].name) }),
      proof,
      ...cell.more.map(mentioned),
      node("p", { class: "tiny faint", text: [cell.quote && !alone && cell.status === "unclear" ? `${cell.note} (${texts.nearest_one})` : cell.note, cell.by && texts.by.replace("{who}", cell.by)].filter(Boolean).join("; ") }),
      data.texts[at].length > 0 && choose),
    node("div", { class: "act" }, ask,
      cell.by && !cell.model && node("button", { type: "button", class: "text-link small", text: texts.take_back, "data-answer": JSON.stringify({ outlet, fact: line.fact, status: null }) })));
}

// A line's every wording; of one version, where its dot was chosen.
function wordings(line, data, span, only) {
  const texts = data.words;
  const told = line.cells.map((cell, at) => [cell, at]).filter(([cell]) => cell.status === "carried" || cell.status === "altered");
  const shown = only === null ? line.cells.map((_, at) => at) : [only];
  const beside = only !== null && told.find(([, at]) => at !== only)?.[1];
  const read = only === null ? told.slice(0, 2).map(([, at]) => at) : [only, beside].filter((at) => Number.isInteger(at));
  return node("tr", { class: "ex" }, node("td", { colspan: span },
    node("ol", {}, ...shown.map((at) => wordingOf(line, at, data, only !== null))),
    node("p", { class: "small row" },
      only !== null && node("button", { type: "button", class: "text-link", text: texts.every_version, "data-every": line.fact }),
      read.length > 1 && node("button", { type: "button", class: "text-link", text: only === null ? texts.side_by_side : texts.in_reading, "data-read": JSON.stringify({ v: read.map((at) => data.outlets[at]), fact: line.fact }) }),
      node("button", { type: "button", class: "text-link", text: texts.change_fact, "data-change": line.fact }))));
}

const ORDERS = {
  report: (one, other) => one.n - other.n,
  most: (one, other) => other.told - one.told || one.n - other.n,
  shifts: (one, other) => other.shifts - one.shifts || one.n - other.n,
};

function tableOf(data, order) {
  const texts = data.words;
  const shifts = [...data.lines, ...data.beside].some((line) => line.shifts > 0);
  const span = 2 + data.versions.length + (shifts ? 1 : 0);
  const sorted = (lines) => [...lines].sort(ORDERS[order]).map((line) => lineOf(line, data, shifts));
  const table = node("table", { class: data.versions.length > MANY ? "mx many" : "mx", lang: "en", style: `--versions:${data.versions.length}` },
    node("thead", {}, node("tr", {}, node("th", { scope: "col", class: "n" }, node("span", { class: "vh", text: "Number" })), node("th", { scope: "col", class: "f", text: data.heading }),
      ...data.versions.map((name) => nameNode(name, "th", { scope: "col", class: "c" })), shifts && node("th", { scope: "col", class: "c", "aria-label": texts.matrix_shifts }, node("span", { class: "full", text: texts.matrix_shifts }), node("span", { class: "short", text: "≠" })))),
    node("tbody", {}, ...sorted(data.lines)),
    // Right under what it counts: what stands beside the list is in no total.
    node("tbody", { class: "total" }, node("tr", {}, node("td", { class: "n" }), node("th", { scope: "row", text: texts.matrix_total.replace("{n}", data.lines.length) }),
      ...data.totals.map((total) => node("td", { class: "c", text: total })), shifts && node("td", {}))),
    data.beside.length && node("tbody", {}, node("tr", { class: "group" }, node("th", { scope: "colgroup", colspan: span, text: texts.beside })), ...sorted(data.beside)));
  table.querySelector(".line")?.setAttribute("tabindex", "0");
  return [table, span];
}

export default function ({ data: { matrix }, parentElement, setTriggerValue }) {
  const data = JSON.parse(matrix);
  const root = parentElement.querySelector(".matrix");
  const kept = KEPT.get(root) ?? KEPT.set(root, { order: "report", open: new Map(), focus: null }).get(root);
  const stopped = listening(root);
  const { signal } = stopped;
  const texts = data.words;
  if (!data.lines.length) { root.replaceChildren(); return () => stopped.abort(); }
  const byFact = new Map([...data.lines, ...data.beside].map((line) => [line.fact, line]));
  let span = 0;

  // ``only``: the version whose dot was chosen; null for all of them; undefined closes the line.
  const set = (fact, only) => {
    const row = root.querySelector(`[data-fact="${CSS.escape(fact)}"]`);
    if (!row) return;
    row.classList.toggle("open", only !== undefined);
    row.querySelector(".line").setAttribute("aria-expanded", String(only === null));
    for (const dot of row.querySelectorAll(".dot")) dot.setAttribute("aria-expanded", String(Number(dot.dataset.at) === only));
    if (row.nextElementSibling?.matches(".ex")) row.nextElementSibling.remove();
    if (only === undefined) kept.open.delete(fact);
    else { kept.open.set(fact, only); row.after(wordings(byFact.get(fact), data, span, only)); }
  };
  const draw = () => {
    const orders = [["report", data.heading === texts.matrix_shared ? texts.matrix_order_list : texts.matrix_order_report], ["most", texts.matrix_order_most],
      ...([...byFact.values()].some((line) => line.shifts) ? [["shifts", texts.matrix_order_shifts]] : [])];
    const [table, across] = tableOf(data, kept.order);
    span = across;
    root.replaceChildren(
      node("div", { class: "hd" }, node("div", {}, node("h2", { text: texts.matrix_heading }), node("p", { class: "tiny faint", text: texts.keys })),
        node("div", { class: "seg", role: "group", "aria-label": "Order" }, ...orders.map(([order, name]) => node("button", { type: "button", "aria-pressed": String(kept.order === order), "data-order": order, text: name })))),
      node("ul", { class: "key" }, ...Object.entries(data.statuses).map(([status, name]) => node("li", {}, glyph(status, name), document.createTextNode(name)))),
      table);
    for (const [fact, only] of [...kept.open]) if (byFact.has(fact)) set(fact, only);
  };
  const first = () => {
    draw();
    if (!kept.focus) return;
    const row = root.querySelector(`[data-fact="${CSS.escape(kept.focus)}"]`);
    (row?.querySelector('.dot[aria-expanded="true"]') ?? row?.querySelector(".line"))?.focus({ preventScroll: true });
    kept.focus = null;
  };
  // A long table stands far down: what is above it is to be seen first.
  if (byFact.size > LONG && !root.childElementCount) requestAnimationFrame(() => setTimeout(() => { if (!signal.aborted) first(); }));
  else first();

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { dataset } = button;
    if (button.matches(PLACES)) {
      const only = button.matches(".dot") ? Number(dataset.at) : null;
      set(button.closest("[data-fact]").dataset.fact, button.getAttribute("aria-expanded") === "true" ? undefined : only);
    } else if (dataset.every) {
      set(dataset.every, null);
      root.querySelector(`[data-fact="${CSS.escape(dataset.every)}"] .line`).focus({ preventScroll: true });
    }
    else if (dataset.order) { kept.order = dataset.order; draw(); root.querySelector(`[data-order="${dataset.order}"]`).focus(); }
    else if (dataset.answer) {
      const answer = JSON.parse(dataset.answer);
      kept.focus = answer.fact;
      for (const one of button.parentElement.querySelectorAll("button")) one.disabled = true;
      setTriggerValue("ask", { answer });
    } else if (dataset.read) askPython({ go: "read", ...JSON.parse(dataset.read) });
    else if (dataset.change) askPython({ fact: dataset.change });
  }, { signal });
  root.addEventListener("keydown", (event) => {
    const here = event.target.closest?.(PLACES);
    const row = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!here || (row ?? across) === undefined) return;
    event.preventDefault();
    const line = [...here.closest("tr").querySelectorAll(PLACES)];
    const within = (to, length) => Math.max(0, Math.min(length - 1, to));
    const column = line.indexOf(here);
    const rows = [...root.querySelectorAll("tr[data-fact]")];
    const next = across ? line[within(column + across, line.length)]
      : rows[within(rows.indexOf(here.closest("tr")) + row, rows.length)].querySelectorAll(PLACES)[column];
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }, { signal });
  root.addEventListener("focusin", (event) => {
    if (!event.target.matches(PLACES)) return;
    for (const one of root.querySelectorAll(':is(.line, .dot)[tabindex="0"]')) one.tabIndex = -1;
    event.target.tabIndex = 0;
  }, { signal });
  return () => stopped.abort();
}
