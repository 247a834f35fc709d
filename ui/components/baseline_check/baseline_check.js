// The questions about the list of facts, and the list. What is answered goes to Python; everything
// else (opening a line, typing) happens here. Article text is textContent, never markup.

const SHOWN = 5; // facts of the list before "Show the other …"
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five"];

function make(name, text, ...classes) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (classes.length) node.classList.add(...classes);
  return node;
}

function press(label, act, ...classes) {
  const button = make("button", label, ...classes);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function field(label, value) {
  const wrap = make("label");
  const input = make("input");
  input.type = "text";
  input.value = value;
  input.maxLength = 600;
  wrap.append(make("span", label, "vh"), input);
  return [wrap, input];
}

function quoted(quote) {
  const line = make("p", `${quote.outlet}: “${quote.before}`, "q");
  line.append(make("b", quote.words), `${quote.after}”`);
  return line;
}

function head(title, why) {
  const node = make("div");
  node.append(make("h4", title), make("p", why, "small", "soft"));
  return node;
}

// Two facts become one: in whose words it is told from then on. As long as nobody chooses these are
// the first one's, or those of the one that alone is credited.
function wordings(first, second) {
  const box = make("fieldset", null, "pair");
  box.append(make("legend", "Merged, it is told in these words:", "small", "soft"));
  const kept = !first.credited && second.credited ? second : first;
  const name = `words-${first.fact}-${second.fact}-${Math.random()}`;
  for (const fact of [first, second]) {
    const line = make("label");
    const choice = make("input");
    choice.type = "radio";
    choice.name = name;
    choice.value = fact.words;
    choice.checked = fact === kept;
    line.append(choice, make("span", ` ${fact.n}`, "n"), ` ${fact.statement}`);
    const row = make("p");
    row.append(line);
    box.append(row);
  }
  return [box, () => box.querySelector("input:checked").value];
}

function question(one, ask) {
  const item = make("li", null, "q1");
  const acts = make("div", null, "acts");
  const middle = make("div");
  const [first, second] = one.facts;
  if (one.kind === "alike") {
    item.append(head(`Are ${first.n} and ${second.n} one fact?`, "They read alike."));
    const [box, words] = wordings(first, second);
    middle.append(box);
    acts.append(
      press("Merge", () => ask({ act: "merge", fact: first.fact, other: second.fact, words: words() })),
      press("Two facts", () => ask({ act: "apart", fact: first.fact, other: second.fact })),
    );
  } else if (one.kind === "fragment") {
    item.append(head(`What does ${first.n} say alone?`, `${one.unnamed ? `It does not say who or what “${one.unnamed}” is.` : "It starts mid-sentence."} Reword it so that it can be understood by itself.`));
    const [label, input] = field(`Fact ${first.n}, reworded`, first.words);
    middle.append(quoted(one.quote), label);
    const use = () => (input.value.trim() && input.value.trim() !== first.words ? ask({ act: "reword", fact: first.fact, words: input.value }) : input.focus());
    input.addEventListener("keydown", (event) => event.key === "Enter" && use());
    acts.append(press("Use this", use), press("As it is", () => ask({ act: "keep", fact: first.fact })), press("Leave out", () => ask({ act: "drop", fact: first.fact })));
  } else {
    item.append(head(`Is ${first.n} a fact?`, one.kind === "opinion" ? "Its sentence is marked as commentary, so it may be an opinion." : "It says very little."));
    middle.append(quoted(one.quote));
    acts.append(press("Keep", () => ask({ act: "keep", fact: first.fact })), press("Leave out", () => ask({ act: "drop", fact: first.fact })));
  }
  item.append(middle, acts);
  return item;
}

function rewording(fact, ask) {
  const box = make("div", null, "more");
  const [label, input] = field(`Fact ${fact.n}, reworded`, fact.words);
  const use = () => input.value.trim() && ask({ act: "reword", fact: fact.fact, words: input.value });
  input.addEventListener("keydown", (event) => event.key === "Enter" && use());
  const row = make("div", null, "row");
  row.append(press("Use this", use));
  box.append(label, row);
  return box;
}

function merging(fact, facts, ask) {
  const box = make("div", null, "more");
  const label = make("label", null, "row");
  const select = make("select");
  for (const other of facts) {
    if (other.fact === fact.fact) continue;
    const option = make("option", `${other.n}  ${other.statement.slice(0, 90)}`);
    option.value = other.fact;
    select.append(option);
  }
  label.append(make("span", "is the same fact as", "small"), select);
  let words;
  const place = make("div");
  const show = () => {
    const [chosen, read] = wordings(fact, facts.find((other) => other.fact === select.value));
    words = read;
    place.replaceChildren(chosen);
  };
  select.addEventListener("change", show);
  show();
  const row = make("div", null, "row");
  row.append(press("Merge", () => ask({ act: "merge", fact: fact.fact, other: select.value, words: words() })));
  box.append(label, place, row);
  return box;
}

function splitting(fact, ask) {
  const box = make("div", null, "more");
  const list = make("ul");
  const boxes = fact.told.map((place) => {
    const item = make("li");
    const input = make("input");
    input.type = "checkbox";
    input.setAttribute("aria-label", `${place.outlet} tells another fact`);
    const line = make("p", null, "small");
    line.append(make("b", `${place.outlet}: `), `“${place.text}”`);
    item.append(input, line);
    list.append(item);
    return [input, place];
  });
  const said = make("p", "", "small", "soft");
  const row = make("div", null, "row");
  row.append(
    press("These tell another fact", () => {
      const places = boxes.filter(([input]) => input.checked).map(([, place]) => [place.outlet, place.sentence]);
      if (!places.length || places.length === boxes.length) said.textContent = "Tick some of them, and not all.";
      else ask({ act: "split", fact: fact.fact, places });
    }),
    said,
  );
  box.append(make("p", "Which of these tell another fact?", "small", "soft"), list, row);
  return box;
}

function line(fact, facts, ask) {
  const item = make("li");
  const row = make("div", null, "line");
  const keep = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  box.setAttribute("aria-label", `Keep fact ${fact.n}`);
  box.addEventListener("change", () => ask({ act: "drop", fact: fact.fact }));
  keep.append(box);
  const acts = make("div", null, "acts");
  const ways = { Reword: () => rewording(fact, ask), Merge: () => merging(fact, facts, ask), Split: () => splitting(fact, ask) };
  for (const [name, build] of Object.entries(ways)) {
    if (name === "Split" && fact.told.length < 2) continue;
    if (name === "Merge" && facts.length < 2) continue;
    const button = press(name, () => {
      const open = button.getAttribute("aria-expanded") === "true";
      item.querySelector(".more")?.remove();
      for (const other of acts.children) other.setAttribute("aria-expanded", "false");
      if (open) return;
      button.setAttribute("aria-expanded", "true");
      item.append(build());
      item.querySelector(".more :is(input, select)")?.focus();
    }, "bare");
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", `${name} fact ${fact.n}`);
    acts.append(button);
  }
  const said = make("p", fact.statement, "st");
  if (fact.beside) said.append(make("span", " (several versions tell it, but none credits it to the report: it is not on the list and counts in no score)", "small", "soft"));
  if (fact.unnamed) said.append(make("span", ` (who or what “${fact.unnamed}” is stands elsewhere: reword it to be understood alone)`, "small", "soft"));
  row.append(keep, make("span", String(fact.n), "n"), said, acts);
  item.append(row);
  return item;
}

function adding(data, ask) {
  const box = make("div");
  const form = make("div", null, "more");
  const [label, input] = field("A fact in your words", data.nearest?.words ?? "");
  input.placeholder = "A fact in your words";
  const find = () => input.value.trim() && ask({ act: "nearest", words: input.value });
  input.addEventListener("keydown", (event) => event.key === "Enter" && find());
  const row = make("div", null, "row");
  row.append(press("Find who tells it", find));
  form.append(label, row);
  if (data.nearest) {
    form.append(make("p", data.nearest.sentences.length ? "Which sentence tells it?" : "No sentence is near.", "small", "soft"));
    const list = make("ul");
    for (const place of data.nearest.sentences) {
      const item = make("li");
      const text = make("p", null, "small");
      text.append(make("b", `${place.outlet}: `), `“${place.text}” `);
      text.append(press("This one", () => ask({ act: "add", words: data.nearest.words, outlet: place.outlet, sentence: place.sentence })));
      item.append(make("span"), text);
      list.append(item);
    }
    form.append(list);
  }
  form.hidden = !data.nearest;
  const open = press("Add a fact", () => {
    form.hidden = !form.hidden;
    open.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) input.focus();
  }, "bare");
  open.setAttribute("aria-expanded", String(!form.hidden));
  box.append(open, form);
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".check");
  const ask = (what) => {
    root.setAttribute("aria-busy", "true");
    setTriggerValue("ask", what);
  };
  root.removeAttribute("aria-busy");
  const all = root.dataset.all === "yes";
  const parts = [];
  const asked = new Set(data.questions.flatMap((one) => one.facts.map((fact) => fact.fact)));
  if (data.questions.length) {
    const section = make("section");
    const number = data.questions.length;
    const facts = data.facts.length === 1 ? "the one fact" : `the ${data.facts.length} facts`;
    section.append(make("h3", `${NUMBERS[number]} ${number === 1 ? "question" : "questions"} about ${facts}`));
    const list = make("ol");
    list.append(...data.questions.map((one) => question(one, ask)));
    section.append(list);
    parts.push(section);
  }
  const section = make("section");
  const rest = data.facts.filter((fact) => !asked.has(fact.fact));
  if (rest.length) {
    section.append(make("h3", data.questions.length ? `The other ${rest.length}${rest.some((fact) => !fact.alone) ? "" : " look like whole facts"}` : `${rest.length === 1 ? "The one fact" : `The ${rest.length} facts`} of the list`));
    const list = make("ol", null, "facts");
    list.append(...rest.map((fact) => line(fact, data.facts, ask)));
    section.append(list);
    const hidden = [...list.children].slice(SHOWN);
    if (hidden.length > 1 && !all) {
      for (const item of hidden) item.hidden = true;
      const more = press(`Show the other ${hidden.length}`, () => {
        for (const item of hidden) item.hidden = false;
        root.dataset.all = "yes";
        hidden[0].querySelector("input").focus();
        more.remove();
      }, "bare");
      const tail = make("div", null, "tail");
      tail.append(more);
      section.append(tail);
    }
  }
  section.append(adding(data, ask));
  parts.push(section);
  if (data.left_out.length) {
    const out = make("section");
    out.append(make("h3", "Left out"));
    const list = make("ul", null, "facts");
    for (const one of data.left_out) {
      const item = make("li", null, "out");
      const text = make("p", null, "small");
      text.append(`${one.outlet}: “${one.text}” `, press("Put it back", () => ask({ act: "back", fact: one.fact }), "bare"));
      item.append(text);
      list.append(item);
    }
    out.append(list);
    parts.push(out);
  }
  root.replaceChildren(...parts);
}
