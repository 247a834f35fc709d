// Reading: what was chosen stays while the page stands, whatever Python sends anew.

const KEPT = new WeakMap();
const LAST = new Map(); // by story: lens and fact, as long as the window is open
const [NARROW, RAIL_ROOM, ROOMY, NOTE_ROOM] = [640, 900, 1500, 420];

// A choice of the reader is a step that Back takes back; what follows by itself is none.
function writeAddress(data, fact, step) {
  const address = new URL(location.href);
  for (const once of ["v", "outlet", "sentence"]) address.searchParams.delete(once);
  for (const { outlet } of data.columns) address.searchParams.append("v", outlet);
  address.searchParams.set("lens", data.lens);
  if (fact) address.searchParams.set("fact", fact);
  else address.searchParams.delete("fact");
  if (address.href === location.href) return;
  if (step) history.pushState({}, "", address);
  else history.replaceState(history.state, "", address);
}

// What one lens shows, out of what was sent for all.
function under(lens, sent) {
  const { name, ...one } = sent.lenses[lens];
  const columns = sent.columns.map((column) => ({ ...column, notes: column.notes[lens] ?? [] }));
  const facts = lens === "facts" ? sent.facts : [];
  return { ...sent, ...one, marks: new Set(one.marks), lens, columns, facts, words: { ...sent.words, has_source: sent.source, marked: one.marked, none: one.none } };
}

function lensesNode(sent, lens) {
  return node("div", { class: "lenses", role: "group", "aria-label": sent.words.look_for },
    node("span", { class: "tiny soft", "aria-hidden": "true", text: sent.words.look_for }),
    node("div", { class: "seg" }, ...Object.entries(sent.lenses).map(([key, { name }]) =>
      node("button", { type: "button", "data-lens": key, "aria-pressed": String(key === lens), text: name }))));
}

function typing(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.composedPath()[0].closest?.("input, textarea, select, [contenteditable], [role=combobox], [role=dialog]");
}

function aboutNode(data) {
  if (!data.about.length) return null;
  return node("p", { class: "ask1" }, node("b", { text: `${data.about[0]} ` }), document.createTextNode(`${data.about.slice(1).join(" ")} `),
    data.about.length > 1 && node("button", { type: "button", class: "text-link", text: data.words.certainty_all, "data-rates": true }));
}

export default function ({ data: { reading, start }, parentElement, setTriggerValue }) {
  const sent = JSON.parse(reading);
  const root = parentElement.querySelector(".reading");
  const last = LAST.get(sent.story);
  const kept = KEPT.get(root) ?? KEPT.set(root, { tab: 0, lens: start.lens ?? last?.lens ?? "facts", fact: start.fact ?? last?.fact ?? null, note: null, scroll: new Map(), start: null, hidden: false }).get(root);
  const stopped = listening(root);
  const { signal } = stopped;
  const byFact = new Map(sent.facts.map((fact) => [fact.fact, fact]));
  let data, texts, facts, notes;
  let columns = [];
  let mode = "";

  const look = (lens) => {
    kept.lens = lens in sent.lenses ? lens : "facts";
    data = under(kept.lens, sent);
    texts = data.words;
    facts = data.lens === "facts";
    notes = !facts && data.lens !== "nothing";
    root.dataset.lens = data.lens;
    LAST.set(sent.story, { lens: kept.lens, fact: kept.fact });
  };
  const changeLens = (lens, { step = true } = {}) => {
    if (lens === kept.lens) return;
    keepScroll();
    look(lens);
    kept.note = null;
    writeAddress(data, facts ? kept.fact : null, step); // before what is built writes it
    build();
    root.querySelector(`[data-lens="${kept.lens}"]`)?.focus({ preventScroll: true });
  };

  const main = () => root.closest("[data-testid=stMain]") ?? parentElement.getRootNode().host?.closest("[data-testid=stMain]") ?? document.scrollingElement;
  const modeNow = () => {
    const wide = root.clientWidth || parentElement.clientWidth || innerWidth;
    const many = data.columns.length;
    const shown = wide < NARROW ? 1 : many <= 2 || wide >= ROOMY ? many : 2;
    const sheet = shown === 1 || (facts ? shown > 2 || wide < RAIL_ROOM : notes && wide / shown < NOTE_ROOM);
    return `${shown}${sheet ? "s" : ""}`;
  };

  const keepScroll = () => { for (const { made, column } of columns) kept.scroll.set(column.outlet, made.scrollTop); };

  const sheetNode = (children) => node("section", { class: "sheet", "aria-label": facts ? texts.no_wordings.replace("{n}", byFact.get(kept.fact)?.n) : texts.reasons },
    node("div", { class: "arrows" }, node("button", { type: "button", class: "btn slim", "data-step": "-1", "aria-label": texts.previous, text: "↑" }), node("button", { type: "button", class: "btn slim", "data-step": "1", "aria-label": texts.next, text: "↓" }), node("button", { type: "button", class: "btn slim", "data-hide": true, text: texts.hide })),
    node("div", { class: "sheet-body" }, ...children));

  const setHeight = () => {
    const rd = root.querySelector(".rd");
    if (!rd) return;
    if (mode.startsWith("1")) { rd.style.height = ""; return; }
    const top = rd.getBoundingClientRect().top + (main()?.scrollTop ?? 0);
    rd.style.height = `calc(100vh - ${Math.round(top)}px - var(--foot, 0px))`;
  };

  // The lenses stand in the row of the pickers where there is room.
  const placeLenses = () => {
    const bar = root.querySelector(".lenses");
    const pickers = document.querySelector(".st-key-read_tools");
    if (!bar || !pickers) return;
    root.classList.remove("in-row");
    const ends = [...pickers.children].map((one) => one.getBoundingClientRect()).filter(({ width }) => width);
    const free = root.getBoundingClientRect().right - Math.max(0, ...ends.map(({ right }) => right));
    const oneRow = ends.every(({ top }) => Math.abs(top - ends[0].top) < 30);
    const room = bar.querySelector(".seg").scrollWidth;
    root.classList.toggle("in-row", oneRow && free > room + 24);
    bar.classList.toggle("bare", free < room + 110);
  };

  const build = () => {
    keepScroll();
    mode = modeNow();
    const shown = Number.parseInt(mode, 10);
    const all = data.columns.map((column, at) => columnNode(column, at, data));
    kept.tab = Math.min(kept.tab, data.columns.length - 1);
    if (shown === 2 && all.length > 2 && kept.tab === 0) kept.tab = 1;
    columns = shown === 1 ? [all[kept.tab]] : shown < all.length ? [all[0], all[kept.tab]] : all;
    const tabs = shown < all.length && node("div", { class: "mtabs seg", role: "group", "aria-label": texts.version_to_read },
      ...all.slice(shown === 1 ? 0 : 1).map(({ column, at }) => node("button", { type: "button", "data-tab": at, "aria-pressed": String(at === kept.tab), text: column.name.name })), shown === 1 && node("button", { type: "button", class: "text-link change", "data-pick": true, "aria-expanded": String("pick" in document.documentElement.dataset), text: texts.change_versions }));
    const two = facts && columns.length === 2 && mode === "2";
    const rd = node("div", { class: "rd", style: `--n:${columns.length}` });
    if (facts && shown > 1 && mode !== "2s") rd.append(railNode(data, columns));
    columns.forEach(({ made }, at) => {
      rd.append(made);
      if (two && at === 0) rd.append(node("aside", { class: "gut", "aria-live": "polite" }));
    });
    root.dataset.mode = mode;
    root.classList.toggle("two", two);
    root.classList.toggle("by-sheet", mode.endsWith("s"));
    root.replaceChildren(...[node("h1", { class: "vh", text: texts.page_title }), lensesNode(sent, kept.lens), aboutNode(data), tabs, rd].filter(Boolean));
    placeLenses();
    setHeight();
    if (notes) for (const column of columns) fillMargin(column, data);
    for (const { made, column } of columns) if (kept.scroll.get(column.outlet)) made.scrollTop = kept.scroll.get(column.outlet);
    if (facts) chooseFact(kept.fact, { scroll: !kept.scroll.size || kept.scrollTo !== kept.fact });
    if (notes) openNote(kept.note, { scroll: false });
    if (notes && !mode.endsWith("s")) { layNotes(columns); document.fonts?.ready.then(() => layNotes(columns)); }
    root.querySelector(".rf")?.setAttribute("tabindex", "0");
  };

  const chooseFact = (name, { scroll = true, focus = false, step = false } = {}) => {
    const fact = byFact.get(name);
    root.querySelector(".sheet")?.remove();
    for (const one of root.querySelectorAll(".rf[aria-current]")) one.removeAttribute("aria-current");
    kept.fact = fact ? name : null;
    LAST.set(sent.story, { lens: kept.lens, fact: kept.fact });
    writeAddress(data, kept.fact, step);
    const gut = root.querySelector(".gut");
    if (!fact) {
      clearFact(columns);
      for (const { state } of columns) state.textContent = "";
      gut?.classList.add("idle");
      gut?.replaceChildren(node("p", { class: "tiny faint", text: data.facts.length ? texts.choose : texts.no_facts }));
      return;
    }
    const targets = markFact(columns, fact);
    for (const column of columns) column.state.replaceChildren(glyph(fact.cells[column.at].status, ""), document.createTextNode(` ${cellLine(fact.cells[column.at], fact, texts)}`));
    for (const { state } of columns) state.querySelector(".g")?.setAttribute("aria-hidden", "true");
    const inRail = root.querySelector(`.rf[data-rail="${CSS.escape(name)}"]`);
    inRail?.setAttribute("aria-current", "true");
    inRail?.scrollIntoView({ block: "nearest" });
    if (inRail) { for (const one of root.querySelectorAll('.rf[tabindex="0"]')) one.tabIndex = -1; inRail.tabIndex = 0; if (focus) inRail.focus({ preventScroll: true }); }
    if (gut) {
      gut.classList.remove("idle");
      gut.replaceChildren(...differencesNode(fact, columns, data, false));
    }
    if (mode.endsWith("s") && !kept.hidden) {
      // On a phone the sheet quotes every chosen version, also the one that is not in sight.
      const quoted = mode.startsWith("1") ? hiddenToo(fact) : columns;
      const sheet = sheetNode(differencesNode(fact, quoted, data, mode.startsWith("1")));
      root.append(sheet);
      // What was chosen must not lie under the sheet that it opened.
      const { top } = sheet.getBoundingClientRect();
      if (!scroll) for (const target of targets) if (target?.getBoundingClientRect().bottom > top - 40) target.scrollIntoView({ block: "start", behavior: "instant" });
    }
    if (!scroll) return;
    kept.scrollTo = name;
    if (mode.startsWith("1")) { const target = targets[0]; if (target) target.scrollIntoView({ block: "center", behavior: "instant" }); return; }
    const align = () => {
      const height = toOneHeight(columns, targets);
      if (gut) gut.style.marginTop = `${Math.max(0, height ?? 0)}px`;
    };
    align();
    // What comes into sight for the first time has its true height only then.
    if (root.querySelector(".col.long")) requestAnimationFrame(() => requestAnimationFrame(() => { if (kept.fact === name && !signal.aborted) align(); }));
  };

  // The columns that a phone does not show, marked all the same, so that the sheet can quote them.
  const hiddenToo = (fact) => {
    const all = data.columns.map((column, at) => columns.find((one) => one.at === at) ?? columnNode(column, at, data));
    markFact(all, fact);
    return all;
  };

  const openNote = (which, { scroll = true, focus = false } = {}) => {
    root.querySelector(".sheet")?.remove();
    for (const one of root.querySelectorAll(".mar .sel, .s.on")) { one.classList.remove("sel", "on"); one.querySelector?.("[aria-expanded]")?.setAttribute("aria-expanded", "false"); }
    for (const one of root.querySelectorAll(".mar .new")) one.remove();
    const column = which && columns.find((one) => one.column.outlet === which.outlet);
    kept.note = column ? which : null;
    writeAddress(data, null, false);
    if (!column) { if (!mode.endsWith("s")) layNotes(columns); return; }
    const sentence = column.sentences.get(which.sentence);
    const number = column.column.notes.findIndex((note) => note.sentence === which.sentence);
    if (!sentence || (number < 0 && !data.choices.length)) { kept.note = null; return; }
    sentence.classList.add("on");
    let item = column.margin.querySelector(`[data-n="${number}"]`);
    if (number < 0) { item = unmarkedNode(which.sentence, column, data); column.margin.append(item); }
    item.classList.add("sel");
    item.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", "true");
    if (mode.endsWith("s")) {
      const copy = item.cloneNode(true);
      copy.querySelector(".k").replaceWith(node("span", { class: "k", text: item.querySelector(".k").textContent }));
      root.append(sheetNode([node("ol", {}, copy)]));
    }
    else layNotes(columns);
    if (scroll) sentence.scrollIntoView({ block: mode.startsWith("1") ? "center" : "nearest", behavior: "instant" });
    if (focus) {
      const place = mode.endsWith("s") ? root.querySelector(".sheet-body") : item;
      (place.querySelector(".act button") ?? place.querySelector(".k"))?.focus({ preventScroll: true });
    }
  };

  const step = (by) => {
    if (facts) {
      const order = data.facts.map((fact) => fact.fact);
      const at = order.indexOf(kept.fact);
      const to = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(order.length - 1, at + by))];
      kept.hidden = false;
      if (to) chooseFact(to, { step: true });
      return;
    }
    const order = columns.flatMap(({ column }) => column.notes.map((note) => ({ outlet: column.outlet, sentence: note.sentence })));
    const at = order.findIndex((one) => one.outlet === kept.note?.outlet && one.sentence === kept.note?.sentence);
    const to = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(order.length - 1, at + by))];
    if (to) openNote(to, { focus: true });
  };

  look(kept.lens);
  build();
  if (start.sentence !== undefined && kept.start !== start.nonce) {
    kept.start = start.nonce;
    const column = columns.find((one) => one.column.outlet === start.outlet) ?? columns[0];
    const sentence = column.sentences.get(Number(start.sentence));
    if (notes) openNote({ outlet: column.column.outlet, sentence: Number(start.sentence) });
    else sentence?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const { dataset } = button ?? event.target;
    if (button) {
      if (dataset.lens) changeLens(dataset.lens);
      else if (dataset.rail) { kept.hidden = false; chooseFact(dataset.rail, { step: true }); }
      else if (button.matches(".fn")) { kept.hidden = false; chooseFact(dataset.fact === kept.fact ? null : dataset.fact, { scroll: dataset.fact !== kept.fact && !mode.startsWith("1"), step: true }); }
      else if (dataset.tab !== undefined) { kept.tab = Number(dataset.tab); kept.scroll.clear(); build(); root.querySelector(`[data-tab="${dataset.tab}"]`)?.focus(); }
      else if (dataset.pick !== undefined) { const open = document.documentElement.toggleAttribute("data-pick"); button.setAttribute("aria-expanded", String(open)); if (open) document.querySelector(".st-key-read_tools input, .st-key-read_tools [role=combobox]")?.focus(); }
      else if (dataset.step) step(Number(dataset.step));
      else if (dataset.hide !== undefined) { kept.hidden = facts; root.querySelector(".sheet").remove(); if (notes) openNote(null); }
      else if (dataset.answer) { for (const one of button.parentElement.querySelectorAll("button")) one.disabled = true; setTriggerValue("ask", { answer: JSON.parse(dataset.answer) }); }
      else if (dataset.refuse) { button.disabled = true; setTriggerValue("ask", { refuse: JSON.parse(dataset.refuse) }); }
      else if (dataset.mark) { for (const one of button.parentElement.querySelectorAll("button")) one.disabled = true; setTriggerValue("ask", { mark: JSON.parse(dataset.mark) }); }
      else if (dataset.sentence) askPython(JSON.parse(dataset.sentence));
      else if (dataset.change) askPython({ fact: dataset.change });
      else if (dataset.rates) askPython({ go: "data", section: "sure" });
      else if (dataset.note !== undefined) {
        const column = columns.find((one) => one.made.contains(button));
        if (!column) return;
        const note = column.column.notes[Number(dataset.note)];
        const same = kept.note?.outlet === column.column.outlet && kept.note?.sentence === note.sentence;
        openNote(same ? null : { outlet: column.column.outlet, sentence: note.sentence }, { scroll: false, focus: !same && event.detail === 0 });
      }
      return;
    }
    const chosen = facts && event.target.closest(".s.body");
    const outlet = chosen && columns.find((one) => one.made.contains(chosen))?.column.outlet;
    for (const list of outlet ? root.querySelectorAll(`select[data-outlet="${CSS.escape(outlet)}"]`) : []) {
      list.value = chosen.dataset.s;
      list.dispatchEvent(new Event("change"));
    }
    const sentence = notes && event.target.closest(".s.body");
    if (sentence && !getSelection()?.toString()) {
      const column = columns.find((one) => one.made.contains(sentence));
      const n = Number(sentence.dataset.s);
      const same = kept.note?.outlet === column.column.outlet && kept.note?.sentence === n;
      openNote(same ? null : { outlet: column.column.outlet, sentence: n }, { scroll: false });
    }
  }, { signal });

  // In the text arrows move from sentence to sentence where one can be marked; Enter opens.
  const walk = (column, by) => {
    const all = [...column.made.querySelectorAll(".s.body")];
    const here = all.findIndex((one) => one === column.at_sentence);
    const next = all[Math.max(0, Math.min(all.length - 1, here + by))];
    for (const one of all) one.classList.remove("here");
    next.classList.add("here");
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    column.at_sentence = next;
  };
  root.addEventListener("keydown", (event) => {
    const inRail = event.target.closest?.(".rf");
    if (inRail) {
      const all = [...root.querySelectorAll(".rf")];
      const to = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(inRail) + to))];
      kept.hidden = false;
      chooseFact(next.dataset.rail, { focus: true, step: true });
      return;
    }
    const inLenses = event.target.closest?.("[data-lens]:not(.reading)");
    if (inLenses) {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const all = Object.keys(sent.lenses);
      const to = all[all.indexOf(kept.lens) + by];
      if (by && to) { event.preventDefault(); changeLens(to); }
      return;
    }
    const column = notes && event.target.matches?.(".col") && columns.find((one) => one.made === event.target);
    if (!column || !data.choices.length) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") { event.preventDefault(); walk(column, event.key === "ArrowRight" ? 1 : -1); }
    if (event.key === "Enter" && column.at_sentence) openNote({ outlet: column.column.outlet, sentence: Number(column.at_sentence.dataset.s) }, { focus: true });
  }, { signal });
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "Escape") { if (facts) chooseFact(null, { step: true }); else openNote(null); }
  }, { signal });

  // Back within the page is answered here; Python would draw all of it again.
  const here = location.pathname;
  addEventListener("popstate", (event) => {
    const asked = new URL(location.href).searchParams;
    if (location.pathname !== here || asked.get("story") !== sent.story) return;
    if (asked.getAll("v").join("\0") !== sent.columns.map(({ outlet }) => outlet).join("\0")) return;
    event.stopImmediatePropagation();
    const fact = asked.get("fact");
    if (asked.get("lens") !== kept.lens) { kept.fact = fact ?? kept.fact; changeLens(asked.get("lens") ?? "facts", { step: false }); }
    else if (facts) chooseFact(fact);
  }, { signal, capture: true });

  let waiting = 0;
  const watch = new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      if (modeNow() !== mode) build();
      else { placeLenses(); setHeight(); if (notes && !mode.endsWith("s")) layNotes(columns); }
    });
  });
  watch.observe(root);
  let laid = 0;
  root.addEventListener("contentvisibilityautostatechange", () => {
    cancelAnimationFrame(laid);
    laid = requestAnimationFrame(() => { if (notes && !mode.endsWith("s") && !signal.aborted) layNotes(columns); });
  }, { signal, capture: true });
  addEventListener("resize", setHeight, { signal });
  return () => { keepScroll(); watch.disconnect(); stopped.abort(); };
}
