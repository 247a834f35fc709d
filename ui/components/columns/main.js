// One stop of the Tab key for the facts and one for each column; arrows move inside.

function rove(container, selector, signal, steps) {
  const all = () => [...container.querySelectorAll(selector)];
  const first = all().find((one) => !one.closest("details:not([open])"));
  if (first) first.tabIndex = 0;
  container.addEventListener("focusin", (event) => {
    const here = event.target.closest(selector);
    if (!here) return;
    for (const one of container.querySelectorAll(`${selector}[tabindex="0"]`)) one.tabIndex = -1;
    here.tabIndex = 0;
  }, { signal });
  container.addEventListener("keydown", (event) => {
    const here = event.target.closest(selector);
    const step = here && steps[event.key];
    if (!step) return;
    const stops = all().filter((one) => one === here || (one.checkVisibility() && (step.among === undefined || one.matches(step.among))));
    const to = step.end === undefined ? stops[stops.indexOf(here) + step.by] : stops.at(step.end);
    event.preventDefault();
    to?.focus({ preventScroll: false });
  }, { signal });
}

const FACT_STEPS = { ArrowDown: { by: 1 }, ArrowUp: { by: -1 }, Home: { end: 0 }, End: { end: -1 } };
const TEXT_STEPS = {
  ArrowDown: { by: 1, among: ".sentence, summary" }, ArrowUp: { by: -1, among: ".sentence, summary" },
  ArrowRight: { by: 1 }, ArrowLeft: { by: -1 },
  Home: { end: 0 }, End: { end: -1 },
};

function plainKey(event) {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.composedPath()[0].closest?.("select, input, textarea");
}

// Where another page sent the reader: once, however often the page is drawn again.
let jumped = null;

function jumpTo(root, data, seen, { outlet, sentence, start, nonce }) {
  if (jumped === nonce) return;
  jumped = nonce;
  const version = data.versions.find((one) => one.outlet === outlet);
  const column = root.querySelector(`.column[data-mark="${version?.mark}"]`);
  const place = column?.querySelector(`[data-sentence="${sentence}"]`);
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  const cues = [...place.querySelectorAll(".cue")];
  const cue = cues.find((one) => seen.get(one).cues.some((found) => found.start === start));
  column.scrollIntoView({ block: "nearest", inline: "nearest" });
  bringAll([place]);
  (cue ?? place).focus({ preventScroll: true });
}

function watchToggles(root, signal) {
  root.querySelector(".legends").addEventListener("click", (event) => {
    const toggle = event.target.closest(".toggle");
    if (!toggle) return;
    const shown = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(shown));
    root.classList.toggle(`no-${toggle.dataset.cue}`, !shown);
  }, { signal });
}

// About how many characters a line of a column holds: on a phone one column is nearly all.
const [LETTER, PADDING, PHONE, USUAL] = [7.2, 32, 600, 30];

function charactersAcross(columns, number) {
  const wide = columns.clientWidth / (columns.clientWidth < PHONE ? 1.15 : number);
  return wide > PADDING * 2 ? (wide - PADDING) / LETTER : USUAL;
}

// Run again on every change of data: what was scrolled to stays where it was.
export default function ({ data: { screen, jump }, parentElement }) {
  const data = JSON.parse(screen);
  const root = parentElement.querySelector(".compare");
  const stopped = new AbortController();
  const { signal } = stopped;
  const seen = new WeakMap();
  const marks = { told: new Map(), shifts: new Map() };
  const columns = root.querySelector(".columns");
  const scrolled = new Map([...columns.querySelectorAll(".column")].map((column) => [column.dataset.mark, column.querySelector(".text").scrollTop]));

  const shown = data.versions.filter((version) => version.shown);
  const perLine = charactersAcross(columns, shown.length);
  root.querySelector(".legends").replaceChildren(...buildLegends(data));
  root.querySelector(".rail").replaceChildren(...buildRail(data));
  root.className = "compare";
  columns.style.setProperty("--columns", shown.length);
  columns.replaceChildren(...shown.map((version) => buildColumn(version, data, seen, marks, perLine)));
  for (const column of columns.children) {
    // Setting it lays the page out: not where there is nothing to set.
    const top = scrolled.get(column.dataset.mark);
    if (top) column.querySelector(".text").scrollTop = top;
    rove(column, ".sentence, .text .cue, .text summary", signal, TEXT_STEPS);
  }
  const list = root.querySelector(".facts");
  if (list) rove(list, ".fact", signal, FACT_STEPS);

  watchToggles(root, signal);
  const card = watchCard(root, data, seen, signal);
  const facts = watchFacts(root, data, seen, marks, signal);
  const filters = watchFilters(root, data, seen, signal);
  root.addEventListener("chosen", filters.gaps, { signal });
  const correct = (sentence) => {
    if (!data.correctable || !seen.has(sentence)) return;
    const { outlet, sentence: { n } } = seen.get(sentence);
    card.hide();
    askPython({ outlet, sentence: n });
  };
  root.addEventListener("click", (event) => {
    if (event.target.closest(".correct-sentence")) correct(card.target()?.closest(".sentence"));
    const fact = event.target.closest(".correct-fact")?.dataset.fact;
    if (fact) askPython({ fact });
  }, { signal });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.open() && facts.chosen()) facts.choose(null);
    const sentence = pressed(event);
    if (event.key.toLowerCase() === "e" && plainKey(event)) correct(event.target.closest(".sentence"));
    if (sentence && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      facts.next(sentence);
    }
  }, { signal });
  // The mouse may point at a word while the keyboard is elsewhere on the page. Bubbling has passed
  // the root by then, so that one press does one thing.
  document.addEventListener("keydown", (event) => event.key === "Escape" && card.hide(), { signal });
  // Next and previous fact, from anywhere in the columns and while nothing else has the keyboard.
  document.addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key.toLowerCase()];
    const free = document.activeElement === document.body || root.getRootNode().activeElement;
    if (step && free && plainKey(event)) facts.step(step);
  }, { signal });
  const kept = remembered(data);
  if (kept) facts.choose(kept, { quiet: true, reveal: scrolled.size === 0 });
  filters.apply();
  if (jump) jumpTo(root, data, seen, jump);
  return () => {
    card.hide();
    stopped.abort();
  };
}
