// What each version does, and after that what holds up. Every number is a button that opens what it counts.

const AT_FIRST = 3;
const OPENED = new WeakMap(); // which list of which version is open, as long as the page stands

function parts(line, attributes) {
  return line.map((part) => part.open
    ? inlineButton({ class: "clause", text: part.text, "data-open": part.open, "data-version": part.version, ...attributes(part) })
    : document.createTextNode(part.text));
}

function nameOf(row, tag = "h3") {
  return node(tag, { dir: "auto" }, document.createTextNode(`${row.name.name} `), row.name.recreated && node("span", { class: "rec", text: "(recreated)" }));
}

function quote(passage) {
  return node("p", { class: "q", dir: "auto" }, document.createTextNode(passage.before),
    passage.words && node("mark", { text: passage.words }), document.createTextNode(passage.after));
}

function keyOf(label, names, used) {
  return node("ul", { class: "key" }, node("li", { class: "k", text: label }),
    ...Object.keys(names).filter((kind) => used.has(kind)).map((kind) => node("li", {}, node("span", { class: `sw ${kind}`, "aria-hidden": "true" }), document.createTextNode(names[kind]))));
}

function barOf(segments, names, label) {
  return node("div", { class: "bar", role: "group", "aria-label": label }, ...segments.map((part) =>
    node("button", { type: "button", class: part.kind, style: `flex-grow:${part.n}`, "data-open": part.name, "aria-expanded": "false", "aria-label": `${part.n} ${names[part.kind]}`, title: names[part.kind] },
      part.kind === "unclear" ? node("i", { text: part.n }) : document.createTextNode(part.n))));
}

function rowOf(row, data) {
  const texts = data.words;
  return node("article", { class: "v", "data-row": row.outlet, "aria-label": row.name.name },
    node("div", { class: "meta" }, nameOf(row), node("p", { class: "tiny faint", text: row.note }), row.little && node("p", { class: "tiny little", text: row.little })),
    node("div", { class: "say" }, ...row.say.map((line, at) => node("p", { class: at === 0 ? "one" : false },
      ...parts(line, () => ({ "aria-expanded": "false" }))))),
    node("div", { class: "bars" },
      ...[["facts", texts.facts_key], ["sentences", texts.sentences_key]].flatMap(([kind, label], at) => row.bars[at].length
        ? [node("span", { class: "faint", text: label }), barOf(row.bars[at], data.names[kind], `${label}: ${row.name.name}`)] : [])));
}

function itemOf(row, item, list, name, data) {
  const texts = data.words;
  const label = (text) => node("span", { class: "lbl", text });
  const note = [name !== "yours" && item.by && texts.by.replace("{who}", item.by), !(list.questions && item.status === "unclear") && item.note].filter(Boolean).join("; ");
  if (!item.fact) {
    return node("li", {}, quote(item.quote), node("div", {}, node("p", { class: "small soft", text: note })),
      node("button", { type: "button", class: "text-link small", text: texts.in_reading, "data-read": JSON.stringify({ outlet: row.outlet, sentence: item.sentence, group: name.split(":")[1] }) }));
  }
  const told = item.status === "carried" || item.status === "altered";
  const number = texts.fact.replace("{n}", item.n);
  const proof = node("div", {}, item.quote ? quote(item.quote) : node("p", { class: "small", text: texts.nothing_near }));
  const { ask, choose } = answering({ ...item, outlet: row.outlet, sentences: row.texts, proof, label: number }, texts);
  return node("li", {},
    node("div", {}, label(number), node("p", { text: item.statement, dir: "auto" })),
    node("div", {}, label(told ? row.name.name : texts.nearest.replace("{outlet}", row.name.name)), proof,
      note && node("p", { class: "tiny faint", text: note }), row.texts.length > 0 && choose),
    list.questions ? ask
      : node("div", { class: "act" }, ask, name === "yours" ? node("button", { type: "button", class: "text-link small", text: texts.take_back, "data-answer": JSON.stringify({ outlet: row.outlet, fact: item.fact, status: null }) })
        : node("button", { type: "button", class: "text-link small", text: texts.in_reading, "data-read": JSON.stringify({ outlet: row.outlet, fact: item.fact }) })));
}

function listOf(row, name, data, all) {
  const list = row.lists[name];
  const texts = data.words;
  const shown = all ? list.items : list.items.slice(0, list.questions ? AT_FIRST : 12);
  const rest = list.items.length - shown.length;
  return node("div", { class: "under", "data-under": row.outlet },
    node("section", { class: `openlist ${list.items[0].fact ? "" : "of-sentences"}`, "aria-label": list.head },
      node("div", { class: "row spread" }, node("div", {}, node("h3", { text: list.head, tabindex: "-1" }), list.sub && node("p", { class: "tiny soft", text: list.sub })),
        node("button", { type: "button", class: "text-link small", text: texts.close, "data-close": row.outlet })),
      node("ol", {}, ...shown.map((item) => itemOf(row, item, list, name, data))),
      rest > 0 && node("button", { type: "button", class: "text-link small", text: texts.show_rest.replace("{n}", rest), "data-all": row.outlet })));
}

// What is shown of a sentence or fact in Read: its version beside another, under the lens that marks it.
function readAt({ outlet, fact, sentence, group }, data) {
  const beside = data.rows.find((row) => row.outlet !== outlet)?.outlet;
  const lens = { commentary: "commentary", speculation: "hedging", attributed: "voice" }[group] ?? "facts";
  return { go: "read", v: [outlet, beside].filter(Boolean), ...(fact ? { fact } : { lens, outlet, sentence: String(sentence) }) };
}

function sureOf(mark) {
  return node("li", {}, node("h3", { text: mark.name }),
    ...mark.lines.flatMap((line) => [
      node("div", { class: "ten", "aria-hidden": "true" }, ...Array.from({ length: 10 }, (_, at) => node("i", { class: at < line.low ? "f" : at < line.high ? "h" : false }))),
      node("p", { text: line.text })]),
    mark.note && node("p", {}, node("b", { text: mark.note })));
}

function build(data) {
  const texts = data.words;
  const used = (at) => new Set(data.rows.flatMap((row) => row.bars[at].map((part) => part.kind)));
  return [
    node("header", { class: "lead" },
      node("div", { class: "head" }, node("h1", { text: data.title, dir: "auto" }), node("button", { type: "button", class: "btn", text: texts.kit, "data-go": JSON.stringify({ go: "kit" }) })),
      node("p", { text: data.lead }),
      data.warnings.length && node("details", { class: "small" }, node("summary", { text: data.warnings.length === 1 ? texts.to_check_one : texts.to_check.replace("{n}", data.warnings.length) }), node("ul", {}, ...data.warnings.map((text) => node("li", { text, dir: "auto" }))))),
    node("section", { class: "rows", "aria-labelledby": "does" },
      node("div", { class: "hd" }, node("h2", { id: "does", text: texts.versions_heading }),
        node("div", { class: "keys" }, used(0).size && keyOf(texts.facts_key, data.names.facts, used(0)), keyOf(texts.sentences_key, data.names.sentences, used(1)))),
      ...data.rows.map((row) => rowOf(row, data)),
      node("p", { class: "more row small" }, ...[[texts.add_version, { go: "new_story", making: data.story }], [texts.check_again, { go: "new_story", making: data.story, step: "check" }], [texts.check_draft, { go: "draft" }], [texts.kit, { go: "kit" }], [texts.tables, { go: "data", section: "files" }], [texts.code, { go: "code" }]].map(([text, to]) => node("button", { type: "button", class: "text-link", text, "data-go": JSON.stringify(to) })))),
    data.rows.length && node("section", { class: "holds", "aria-labelledby": "holds" },
      node("div", {}, node("h2", { id: "holds", text: texts.heading_holds }), node("p", { class: "sub", text: texts.sub })),
      node("div", {}, ...data.holds.map((line) => node("p", { class: line[0].text.startsWith("(") ? "aside" : false }, ...parts(line, () => ({})))),
        node("p", { class: "small" }, node("button", { type: "button", class: "text-link", text: texts.more, "data-go": JSON.stringify({ go: "data" }) })))),
    node("section", { class: "sure", "aria-labelledby": "sure" }, node("h2", { id: "sure", text: texts.heading_sure }), node("p", { class: "small soft", text: texts.lead_sure }),
      node("ul", {}, ...data.sure.map(sureOf)),
      node("button", { type: "button", class: "text-link small", text: texts.all, "data-go": JSON.stringify({ go: "data", section: "sure" }) })),
  ].filter(Boolean);
}

export default function ({ data: { story }, parentElement, setTriggerValue }) {
  const data = JSON.parse(story);
  const root = parentElement.querySelector(".story");
  const opened = OPENED.get(root) ?? OPENED.set(root, { lists: new Map(), waiting: null }).get(root);
  const stopped = listening(root);
  const { signal } = stopped;
  const rows = new Map(data.rows.map((row) => [row.outlet, row]));

  const show = (outlet, name, all = false) => {
    root.querySelector(`[data-under="${CSS.escape(outlet)}"]`)?.remove();
    const element = root.querySelector(`[data-row="${CSS.escape(outlet)}"]`);
    for (const button of element.querySelectorAll("[aria-expanded]")) button.setAttribute("aria-expanded", String(button.dataset.open === name));
    if (!name) { opened.lists.delete(outlet); return null; }
    opened.lists.set(outlet, { name, all });
    const list = listOf(rows.get(outlet), name, data, all);
    element.after(list);
    return list;
  };

  pressable(root, signal);
  root.replaceChildren(...build(data));
  for (const [outlet, { name, all }] of [...opened.lists]) {
    if (rows.get(outlet)?.lists[name]) show(outlet, name, all);
    else opened.lists.delete(outlet);
  }
  if (opened.waiting) { // an answer has come back: on to the next question
    const { outlet, name, at } = opened.waiting;
    const list = root.querySelector(`[data-under="${CSS.escape(outlet)}"]`);
    const next = list?.querySelectorAll("li")[Math.min(at, list.querySelectorAll("li").length - 1)];
    (next?.querySelector("button") ?? root.querySelector(`[data-row="${CSS.escape(outlet)}"] .clause`))?.focus({ preventScroll: true });
    opened.waiting = null;
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button, [role=button]");
    if (!button) return;
    const { dataset } = button;
    if (dataset.go) askPython(JSON.parse(dataset.go));
    else if (dataset.read) askPython(readAt(JSON.parse(dataset.read), data));
    else if (dataset.answer) {
      const answer = JSON.parse(dataset.answer);
      const li = button.closest("li");
      opened.waiting = { outlet: answer.outlet, at: [...li.parentElement.children].indexOf(li) };
      for (const one of li.querySelectorAll("button")) one.disabled = true;
      setTriggerValue("ask", { answer });
    } else if (dataset.close !== undefined) {
      const from = opened.lists.get(dataset.close)?.name;
      show(dataset.close, null);
      root.querySelector(`[data-row="${CSS.escape(dataset.close)}"] [data-open="${CSS.escape(from ?? "")}"]`)?.focus();
    } else if (dataset.all !== undefined) {
      const seen = button.closest("section").querySelectorAll("li").length;
      show(dataset.all, opened.lists.get(dataset.all).name, true)?.querySelectorAll("li")[seen]?.querySelector("button")?.focus();
    } else if (dataset.open) {
      const outlet = dataset.version ?? button.closest("[data-row]").dataset.row;
      const has = rows.get(outlet)?.lists[dataset.open];
      const same = !dataset.version && opened.lists.get(outlet)?.name === dataset.open;
      const list = show(outlet, same || !has ? null : dataset.open);
      if (dataset.version) {
        root.querySelector(`[data-row="${CSS.escape(outlet)}"]`).scrollIntoView({ behavior: gently(), block: "start" });
        (list?.querySelector("h3") ?? root.querySelector(`[data-row="${CSS.escape(outlet)}"] .clause`))?.focus({ preventScroll: true });
      }
    }
  }, { signal });
  return () => stopped.abort();
}
