// The library: cards by textContent, filtered as somebody types; a press asks Python to open one.

const MOST = 30; // columns from which dots are drawn smaller
const FIT = 60; // columns that fit a card on a phone; further ones are not drawn

function make(name, text, ...classes) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (classes.length) node.classList.add(...classes);
  return node;
}

function counted(number, noun) {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function credit(summary) {
  if (summary.source) return ` credited to ${summary.source}`;
  return summary.told_alike ? " that at least two versions tell; no report is cited by all" : "";
}

function picture(card) {
  const drawn = make("div", null, "mini");
  const rows = card.summary.matrix;
  if (rows[0].length > MOST) drawn.classList.add("many");
  drawn.setAttribute("role", "img");
  const told = rows.map((row, place) => {
    const number = [...row].filter((one) => one === "t" || one === "a").length;
    return `${card.outlets[place] ?? "a version"} ${number}`;
  });
  drawn.setAttribute("aria-label", `Facts told, of ${rows[0].length}: ${told.join(", ")}`);
  for (const row of rows) {
    const line = make("div");
    for (const one of row.slice(0, FIT)) line.append(make("i", null, one));
    drawn.append(line);
  }
  if (rows[0].length > FIT) drawn.append(make("p", `The first ${FIT} of ${rows[0].length}`, "faint"));
  return drawn;
}

function names(card) {
  if (!card.recreated) return card.outlets.join(", ");
  const plain = card.outlets.map((outlet) => outlet.replace(/ \(recreated\)$/, ""));
  return `${plain.join(", ")} (all recreated)`;
}

function meta(card) {
  const line = make("p", null, "meta");
  const summary = card.summary;
  if (summary && !summary.wrong) {
    const facts = make("span");
    facts.append(make("b", counted(summary.facts, "fact")), credit(summary));
    if (summary.beside) facts.append(`, and ${summary.beside} that several tell`);
    line.append(facts);
  } else if (!summary && !card.wrong && card.outlets.length > 1) line.append(make("span", "Being compared…"));
  const when = [card.sample ? "The sample" : "", card.changed ? `Changed ${card.changed}` : ""].filter(Boolean);
  if (summary?.corrections) when.push(counted(summary.corrections, "correction"));
  if (when.length) line.append(make("span", when.join(" · "), "faint"));
  return line;
}

function cardOf(card, ask) {
  const item = make("li", null, "card");
  const head = make("div", null, "ct");
  const title = make("h3");
  const button = make("button", card.title);
  button.type = "button";
  button.dir = "auto";
  button.addEventListener("click", () => ask({ open: card.name }));
  title.append(button);
  head.append(title);
  if (card.outlets.length) head.append(make("p", names(card), "outlets"));
  item.append(head);
  if (card.summary?.matrix.length && card.summary.facts) item.append(picture(card));
  item.append(meta(card));
  const wrong = card.wrong || card.summary?.wrong;
  if (card.outlets.length === 1) item.append(make("p", "One article so far; a comparison takes two. Open it to add more.", "todo"));
  else if (wrong) item.append(make("p", wrong, "wrong"));
  else if (card.todo.length) item.append(make("p", card.todo.join(". "), "todo"));
  item.dataset.text = `${card.title} ${card.outlets.join(" ")} ${card.summary?.source ?? ""}`.toLowerCase();
  return item;
}

function ways(ask) {
  const box = make("section", null, "new");
  box.setAttribute("aria-label", "New story");
  box.append(make("h2", "New story"));
  const list = make("ul");
  for (const [way, name, says] of [
    ["paste", "Paste", "Headline first, one box for each article"],
    ["upload", "Upload", "Text, Markdown, web page, PDF or Word"],
    ["addresses", "Addresses", "One a line; the pages are fetched"],
  ]) {
    const item = make("li");
    const button = make("button", null, "way");
    button.type = "button";
    button.append(make("b", name), make("span", says));
    button.addEventListener("click", () => ask({ way }));
    item.append(button);
    list.append(item);
  }
  box.append(list, make("p", "Everything stays on this machine. Stories are saved as you go."));
  return box;
}

function keyLine() {
  const line = make("p", "In each picture a row is a version and a column a fact: ", "key");
  for (const [shape, says] of [["t", "told, "], ["a", "told differently, "], ["c", "cannot tell, "], ["n", "not found."]]) {
    const mark = make("span", null, "mini", "in");
    mark.setAttribute("aria-hidden", "true");
    mark.append(make("i", null, shape));
    line.append(mark, ` ${says}`);
  }
  return line;
}

function filter(root) {
  const asked = root.querySelector(".find").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of root.querySelectorAll(".card")) {
    item.hidden = !asked.every((word) => item.dataset.text.includes(word));
    item.classList.toggle("first", !item.hidden && shown === 0);
    shown += item.hidden ? 0 : 1;
  }
  root.querySelector(".nothing").hidden = shown > 0;
  root.querySelector(".said").textContent = asked.length ? `${shown} found` : "";
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".library");
  const ask = (what) => setTriggerValue("ask", what);
  const before = root.querySelector(".find");
  if (!before) {
    const lead = make("div", null, "lead");
    lead.append(make("h1", "How did each outlet tell it?"), make("p", "Give several articles about one event. See which facts each one tells, whose words it uses and what it adds of its own, with the sentences that show it."));
    const section = make("section");
    section.setAttribute("aria-label", "Your stories");
    const head = make("div", null, "hd");
    const title = make("h2", "Your stories ");
    title.append(make("span", "", "cnt"));
    const find = make("input", null, "find");
    find.type = "search";
    find.placeholder = "Find by title, outlet or report";
    find.setAttribute("aria-label", find.placeholder);
    find.addEventListener("input", () => filter(root));
    head.append(title, find);
    const said = make("p", "", "vh", "said");
    said.setAttribute("role", "status");
    section.append(head, said, make("ol", null, "cards"), make("p", "No story has that in its title, outlets or report.", "nothing"), keyLine());
    root.append(lead, ways(ask), section);
  }
  root.querySelector(".cnt").textContent = data.cards.length;
  root.querySelector(".cards").replaceChildren(...data.cards.map((card) => cardOf(card, ask)));
  filter(root);
}
