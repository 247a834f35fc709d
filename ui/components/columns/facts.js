// The chosen fact: marked in every column, scrolled to, and kept in the address. All of it
// happens in the page.

const PARAMETER = "fact";

function remembered(data) {
  const asked = new URL(location.href).searchParams.get(PARAMETER);
  const kept = asked ?? stored(data);
  return data.facts.some((fact) => fact.id === kept) ? kept : null;
}

function stored(data) {
  try {
    return sessionStorage.getItem(`framing fact ${data.story}`);
  } catch {
    return null;
  }
}

function remember(data, id) {
  const address = new URL(location.href);
  if (id) address.searchParams.set(PARAMETER, id);
  else address.searchParams.delete(PARAMETER);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  try {
    if (id) sessionStorage.setItem(`framing fact ${data.story}`, id);
    else sessionStorage.removeItem(`framing fact ${data.story}`);
  } catch {
    // A browser without storage forgets the fact on a change of page; nothing else is lost.
  }
}

// Both wordings, with the number that they bear in the columns.
function shiftLine(shift, numbers) {
  const name = shift.contested ? `${shift.name}, contested` : shift.name;
  return node("li", { class: "small" },
    node("span", { class: "number", text: numbers.get(shift.n) }),
    node("strong", { text: `${name}. ` }), document.createTextNode(shift.why),
    node("div", {},
      node("span", { text: `${shift.outlet}: ` }), node("q", { class: "shifted", dir: "auto", text: shift.baseline })),
    node("div", {},
      node("span", { text: "Here: " }), node("q", { class: "shifted", dir: "auto", text: clipped(shift.words) })));
}

function finding(place, data, numbers) {
  const status = named(data.legend.status, place.status);
  const lines = [...place.notes];
  if (place.status === "omitted") {
    lines.unshift(place.sentence === null ? "No sentence is near it." : "The nearest sentence is outlined.");
  }
  if (place.status === "unclear" && place.sentence !== null) lines.unshift("The sentence it may be in is outlined.");
  const title = place.status === "omitted" ? "Not found in this version" : status.name;
  return [
    node("div", { class: "finding-title" },
      node("span", { class: `dot ${place.status}`, "aria-hidden": "true", text: dotText(place.status, place.mark) }),
      node("strong", { text: title })),
    ...lines.map((line) => node("div", { class: "small", text: line, dir: "auto" })),
    place.shifts.length > 0 && node("ol", { class: "shift-list" }, ...place.shifts.map((shift) => shiftLine(shift, numbers))),
  ].filter(Boolean);
}

function showPlace(column, place, data, still, numbers) {
  const banner = column.querySelector(".finding");
  for (const marked of column.querySelectorAll(".chosen, .near")) marked.classList.remove("chosen", "near");
  banner.hidden = !place;
  if (!place) return null;
  banner.replaceChildren(...finding(place, data, numbers));
  const told = place.status === "carried" || place.status === "altered";
  const sentence = (n) => column.querySelector(`[data-sentence="${n}"]`);
  for (const n of place.sentences) sentence(n)?.classList.add("chosen");
  const best = place.sentence === null ? null : sentence(place.sentence);
  best?.classList.add(told ? "chosen" : "near");
  return still ? null : best;
}

// How far a column is scrolled when a sentence stands in its upper part.
function upTo(sentence, text) {
  const away = sentence.getBoundingClientRect().top - text.getBoundingClientRect().top;
  return text.scrollTop + away - text.clientHeight / 4;
}

// All places are read before anything moves: reading between two moves lays the page out again.
function bringAll(places) {
  const moves = places.filter(Boolean).map((best) => {
    const text = best.closest(".text");
    return [best, text, upTo(best, text)];
  });
  for (const [best, text, top] of moves) {
    AIMS.set(text, { best, left: AGAIN });
    const far = Math.abs(top - text.scrollTop) > FAR * text.clientHeight;
    text.scrollTo({ top, behavior: far ? "auto" : gently() });
  }
}

// What was out of sight is as tall as was guessed until it is passed: on arrival the aim is taken
// again, unless somebody scrolls meanwhile.
const AIMS = new WeakMap();
const [AGAIN, FAR, NEAR] = [4, 3, 8];

function watchArrival(columns, signal) {
  const arrived = ({ target }) => {
    const aim = AIMS.get(target);
    if (!aim) return;
    const top = upTo(aim.best, target);
    const most = target.scrollHeight - target.clientHeight;
    const missed = Math.abs(Math.min(Math.max(top, 0), most) - target.scrollTop) > NEAR;
    aim.left -= 1;
    if (!missed || aim.left < 0 || !aim.best.isConnected) AIMS.delete(target);
    else target.scrollTo({ top });
  };
  columns.addEventListener("scrollend", arrived, { signal, capture: true });
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    const drop = (event) => AIMS.delete(event.target.closest(".text"));
    columns.addEventListener(kind, drop, { signal, capture: true, passive: true });
  }
}

// A marked word is pressed to be explained, not to choose its sentence's fact.
function pressed(event) {
  return event.target.closest(".cue") ? null : event.target.closest(".sentence");
}

// On a phone the columns stand below the facts.
function bringIntoSight(columns) {
  if (columns.getBoundingClientRect().top > innerHeight / 2) {
    columns.scrollIntoView({ block: "end", behavior: gently() });
  }
}

// The words that tell the chosen fact, and those that differ, each pair under one number.
function showWords(root, fact, marks) {
  for (const made of root.querySelectorAll(".told-now, .shift-now, .shift-lack")) {
    made.classList.remove("told-now", "shift-now", "shift-lack");
    delete made.dataset.number;
  }
  const numbers = new Map();
  if (!fact) return numbers;
  for (const made of marks.told.get(fact.id) ?? []) made.classList?.add("told-now");
  for (const shift of fact.places.flatMap((place) => place.shifts)) {
    numbers.set(shift.n, String(numbers.size + 1));
    const firsts = new Set();
    for (const made of marks.shifts.get(shift.n) ?? []) {
      const column = made.closest(".column");
      // Where a whole passage lacks something, its number is enough.
      made.classList.add(shift.words.length > LONG && column.dataset.mark !== shift.mark ? "shift-lack" : "shift-now");
      if (!firsts.has(column)) made.dataset.number = [made.dataset.number, numbers.get(shift.n)].filter(Boolean).join(" ");
      firsts.add(column);
    }
  }
  return numbers;
}

function watchFacts(root, data, seen, marks, signal) {
  const clear = root.querySelector(".clear");
  const links = watchLinks(root, marks, signal);
  const said = root.querySelector(".said");
  watchArrival(root.querySelector(".columns"), signal);
  let chosen = null;
  const choose = (id, options = {}) => {
    chosen = id;
    const fact = data.facts.find((one) => one.id === id);
    root.querySelector(".board").classList.toggle("with-fact", Boolean(fact));
    for (const button of root.querySelectorAll(".fact")) {
      const here = button.dataset.fact === id;
      if (here === (button.getAttribute("aria-pressed") === "true")) continue;
      button.setAttribute("aria-pressed", String(here));
      button.parentElement.querySelector(".fact-actions").hidden = !here;
    }
    const numbers = showWords(root, fact, marks);
    bringAll([...root.querySelectorAll(".column")].map((column) => {
      const place = fact?.places.find((one) => one.mark === column.dataset.mark);
      return showPlace(column, place, data, column === options.still, numbers);
    }));
    if (options.reveal) root.querySelector('.fact[aria-pressed="true"]')?.scrollIntoView({ block: "nearest" });
    links(fact);
    root.dispatchEvent(new Event("chosen"));
    if (clear) clear.hidden = !fact;
    if (!options.quiet) said.textContent = fact ? `Fact chosen: ${fact.statement}` : "No fact chosen.";
    remember(data, fact ? id : null);
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest(".fact");
    if (button) {
      choose(button.dataset.fact === chosen ? null : button.dataset.fact);
      if (chosen) bringIntoSight(root.querySelector(".columns"));
    }
    if (event.target.closest(".clear")) choose(null);
    const sentence = pressed(event);
    if (sentence && getSelection().isCollapsed) next(sentence);
  }, { signal });
  // A sentence may carry several facts: each press goes on to the next, and then to none.
  const next = (sentence) => {
    const { facts } = seen.get(sentence).sentence;
    if (facts.length === 0) return;
    const after = facts[facts.indexOf(chosen) + 1] ?? null;
    choose(after, { still: sentence.closest(".column"), reveal: true });
  };
  const step = (by) => {
    const now = data.facts.findIndex((fact) => fact.id === chosen);
    const to = now < 0 ? (by > 0 ? 0 : data.facts.length - 1) : now + by;
    if (data.facts[to]) choose(data.facts[to].id, { reveal: true });
  };
  for (const button of root.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)), { signal });
  }
  return { choose, next, step, chosen: () => chosen };
}
