// The lens of facts: a rail, and a chosen fact's spans brought to one height.

function railNode(data, visible) {
  const texts = data.words;
  const item = (fact) => node("li", {}, node("button", { type: "button", class: "rf", tabindex: "-1", "data-rail": fact.fact },
    node("span", { class: "n", text: fact.n }), node("span", { class: "t", dir: "auto", text: fact.statement }),
    node("span", { class: "gs" }, ...visible.map(({ at }) => glyph(fact.cells[at].status, texts[`status_${fact.cells[at].status}`])))));
  const names = visible.map(({ column }) => column.name.name);
  const beside = data.facts.filter((fact) => fact.beside);
  return node("nav", { class: data.facts.length > LONG ? "rail long" : "rail", "aria-label": texts.facts_heading },
    node("h2", {}, document.createTextNode(`${texts.facts_heading} `), node("span", { class: "faint", text: data.facts.length - beside.length })),
    node("p", { class: "tiny faint", text: names.length === 2 ? texts.rail_two.replace("{first}", names[0]).replace("{second}", names[1]) : texts.rail_many }),
    node("ol", {}, ...data.facts.filter((fact) => !fact.beside).map(item)),
    beside.length && node("h3", { text: texts.beside_heading }), beside.length && node("ol", {}, ...beside.map(item)));
}

const TOLD = new Set(["carried", "altered"]);

function cellLine(cell, fact, texts) {
  const line = { carried: texts.tells, altered: texts.tells_differently, unclear: texts.unclear, omitted: texts.omitted }[cell.status].replace("{n}", fact.n);
  const credit = TOLD.has(cell.status) && texts.has_source ? `, ${cell.credited ? texts.credits : texts.no_credit}` : "";
  return `${line}${credit}${cell.by ? ` ✎ ${cell.by}` : ""}`;
}

// The words of a fact in one column, and every word of the sentences that tell it there.
function wordsOf(column, fact) {
  const inside = column.facts.get(fact) ?? [];
  const all = new Set();
  for (const sentence of new Set(inside.map((part) => part.parentElement))) {
    for (const part of sentence.children) {
      const word = column.pieces.get(part)?.word;
      if (word) all.add(word);
    }
  }
  return { inside, all };
}

function clearFact(columns) {
  for (const column of columns) {
    for (const one of column.lit) { one.classList.remove("fact", "only", "near", "alt"); delete one.dataset.on; }
    column.lit = [];
  }
}

function markOnly(parts, pieces, others) {
  const own = parts.map((part) => {
    const { word } = pieces.get(part);
    return Boolean(word) && !others.has(word);
  });
  parts.forEach((part, at) => {
    const blank = !part.textContent.trim() && own[at - 1] && own[at + 1] && parts[at - 1]?.nextSibling === part && part.nextSibling === parts[at + 1];
    part.classList.toggle("only", own[at] || blank);
  });
}

// Marks a fact in every column; returns, by column, the first thing to bring into sight.
function markFact(columns, fact) {
  clearFact(columns);
  const told = columns.map((column) => wordsOf(column, fact.fact));
  return columns.map((column, place) => {
    const { inside } = told[place];
    const cell = fact.cells[column.at];
    const numbers = column.links.get(fact.fact) ?? [];
    for (const one of numbers) one.dataset.on = "";
    column.lit = [...numbers, ...inside];
    if (inside.length) {
      for (const part of inside) part.classList.add(cell.status === "altered" ? "alt" : "fact");
      const others = told.filter((one, at) => at !== place && one.inside.length);
      if (others.length) markOnly(inside, column.pieces, new Set(others.flatMap((one) => [...one.all])));
      return numbers[0] ?? inside[0];
    }
    const near = cell.status === "unclear" ? column.sentences.get(cell.sentence) : null;
    if (near) { near.classList.add("near"); column.lit.push(near); }
    return near ?? null;
  });
}

// All spans to one height: as low as a third of the way down, where every column can reach it.
function toOneHeight(columns, targets) {
  const places = columns.map(({ made, text }, at) => targets[at] && targets[at].getBoundingClientRect().top - text.getBoundingClientRect().top + made.querySelector("header").offsetHeight + 18);
  const found = places.filter((place) => place !== null && place !== undefined);
  if (!found.length) return null;
  const height = Math.min(columns[0].made.clientHeight * .3, ...found);
  columns.forEach(({ made }, at) => { if (targets[at]) made.scrollTo({ top: places[at] - height, behavior: "instant" }); });
  return height;
}

// What one version does with the fact can be said here; another sentence is chosen in the list, or
// by a click in the text while the list is open.
function answersOf(fact, column, texts) {
  const proof = node("div");
  const sentences = column.column.blocks.filter((block) => block.kind !== "boilerplate").flatMap((block) => block.sentences)
    .filter((sentence) => sentence.body).map((sentence) => [sentence.n, sentence.pieces.map((piece) => piece.text).join("")]);
  const { status, sentence } = fact.cells[column.at];
  const { ask, choose } = answering({ outlet: column.column.outlet, fact: fact.fact, status, sentence, sentences, proof, label: column.column.name.name, slim: true }, texts.answering);
  return node("div", {}, ask, proof, sentences.length > 0 && choose);
}

function shiftNode(shift, texts) {
  return node("li", {}, node("b", { text: `${shift.name}. ` }),
    document.createTextNode(`${shift.outlet}: “${shift.words}”. ${shift.other_outlet}: “${shift.other_words}”. ${shift.why}`),
    shift.contested && node("span", { class: "faint", text: ` ${texts.contested}` }),
    node("span", { class: "how", text: shift.sure }),
    node("button", { type: "button", class: "text-link small", text: texts.not_shift, "data-refuse": JSON.stringify(shift.refuse) }));
}

// What stands between two pieces of a fact: a comma or a blank; passages that stand apart in the text stand apart here.
function between(piece, next) {
  let text = "";
  for (let one = piece.nextSibling; one !== next; one = one.nextSibling) {
    if (!one || (one.nodeType !== Node.TEXT_NODE && !one.matches(".fn"))) return " … ";
    if (one.nodeType === Node.TEXT_NODE) text += one.textContent;
  }
  return text;
}

// What is said between the columns about a chosen fact.
function differencesNode(fact, columns, data, withWords) {
  const texts = data.words;
  const shown = new Set(columns.map(({ at }) => at));
  const telling = columns.filter(({ at }) => TOLD.has(fact.cells[at].status));
  const rest = columns.filter(({ at }) => !TOLD.has(fact.cells[at].status));
  const heading = telling.length > 1 ? texts.two_wordings.replace("{count}", texts.numbers[telling.length] ?? telling.length) : telling.length === 1 ? texts.one_wording : texts.no_wordings;
  const shifts = fact.shifts.filter((shift) => shown.has(shift.one) && shown.has(shift.other));
  return [
    node("h3", { text: heading.replace("{n}", fact.n), tabindex: "-1" }),
    withWords && node("dl", { class: "both" }, ...columns.flatMap((column) => {
      const { inside } = wordsOf(column, fact.fact);
      if (!inside.length) return [];
      return [node("dt", { text: column.column.name.name }), node("dd", { dir: "auto" }, ...inside.flatMap((part, at) => [
        at > 0 && document.createTextNode(between(inside[at - 1], part)),
        node("span", { class: part.classList.contains("only") ? "only" : false, text: part.textContent })].filter(Boolean)))];
    })),
    shifts.length > 0 && node("ol", {}, ...shifts.map((shift) => shiftNode(shift, texts))),
    telling.length > 1 && !shifts.length && node("p", { class: "line", text: texts.no_difference }),
    telling.length > 1 && node("p", { class: "line" }, node("span", { class: "only", text: texts.only }), document.createTextNode(texts.only_means)),
    ...rest.map((column) => {
      const cell = fact.cells[column.at];
      return node("div", { class: "line" }, node("p", { text: texts.not_told.replace("{outlet}", column.column.name.name).replace("{status}", texts[`status_${cell.status}`]) }),
        cell.status === "unclear" && answersOf(fact, column, texts));
    }),
    node("details", { class: "line" }, node("summary", { text: texts.change }),
      ...columns.filter(({ at }) => fact.cells[at].status !== "unclear").flatMap((column) => [node("p", { class: "tiny", text: column.column.name.name }), answersOf(fact, column, texts)]),
      node("button", { type: "button", class: "text-link small", text: texts.change_dialog, "data-change": fact.fact })),
    telling.length > 1 && node("p", { class: "how", text: texts.missed_line }),
  ].filter(Boolean);
}
