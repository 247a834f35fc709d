const LONG = 120; // sentences or facts from which on only what is in sight is laid out

function addTo(lists, name, one) {
  const list = lists.get(name);
  if (list) list.push(one); else lists.set(name, [one]);
}

// One version's text: paragraphs of sentences in pieces, quiet until a lens marks something.

// Pieces that look the same under a lens are one: marks of other lenses cut nothing.
function shownPieces(sentence, data) {
  const shown = [];
  let last = null;
  for (const piece of sentence.pieces) {
    let one;
    if (data.lens === "facts") one = { facts: piece.facts, word: piece.word, key: `${piece.facts ?? ""} ${piece.word ?? ""}` };
    else {
      const marks = piece.marks?.filter((kind) => data.marks.has(kind));
      one = { marks: marks?.length ? marks : undefined, key: marks?.join() ?? "" };
    }
    if (last?.key === one.key) last.text += piece.text;
    else { last = { ...one, text: piece.text }; shown.push(last); }
  }
  return shown;
}

function sentenceNode(sentence, data, seen) {
  const made = node("span", { class: sentence.body ? "s body" : "s", "data-s": sentence.n });
  const numbered = new Set(); // a fact has its number once in a sentence
  for (const piece of shownPieces(sentence, data)) {
    const facts = piece.facts ?? [];
    for (const fact of facts) {
      if (numbered.has(fact)) continue;
      numbered.add(fact);
      const n = seen.numbers.get(fact);
      const link = node("button", { type: "button", class: "fn", "data-fact": fact, "aria-label": data.words.tells.replace("{n}", n), text: n });
      addTo(seen.links, fact, link);
      made.append(link);
    }
    if (!piece.facts && !piece.marks && !piece.word) made.append(document.createTextNode(piece.text));
    else {
      const part = node("span", { class: ["p", ...(piece.marks ?? [])].join(" "), text: piece.text });
      seen.pieces.set(part, piece);
      for (const fact of new Set(facts)) addTo(seen.facts, fact, part);
      made.append(part);
    }
  }
  seen.sentences.set(sentence.n, made);
  return made;
}

function noteNumber(number, data) {
  return node("button", { type: "button", class: "cn", "data-note": number, "aria-label": `${data.words.note_why} ${number + 1}`, text: number + 1 });
}

function blockNode(block, column, data, seen) {
  const tag = { title: "h3", heading: "h4" }[block.kind] ?? "p";
  // A line that brings its own dash or dot needs no second one.
  const signed = /^\s*[-–—•*·]/.test(block.sentences[0]?.pieces[0]?.text ?? "");
  const made = node(tag, { dir: "auto", class: block.kind === "bullet" && !signed ? "bullet" : false });
  for (const sentence of block.sentences) {
    const text = sentenceNode(sentence, data, seen);
    made.append(text);
    const number = seen.notes.get(sentence.n);
    if (number !== undefined) { text.classList.add("marked"); made.append(noteNumber(number, data)); }
    if (sentence.after) made.append(document.createTextNode(sentence.after));
  }
  return made;
}

function foldNode(blocks, column, data, seen) {
  const lines = blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const text = lines === 1 ? data.words.fold_one : data.words.fold.replace("{n}", lines);
  return node("details", { class: "fold" }, node("summary", { text }), ...blocks.map((block) => blockNode(block, column, data, seen)));
}

function textNode(column, data, seen) {
  const text = node("div", { class: "text", lang: "en" });
  let folded = [];
  const flush = () => {
    if (folded.length) text.append(foldNode(folded, column, data, seen));
    folded = [];
  };
  for (const block of column.blocks) {
    if (block.kind === "boilerplate") { folded.push(block); continue; }
    flush();
    text.append(blockNode(block, column, data, seen));
  }
  flush();
  return text;
}

function nameNode(name, tag) {
  return node(tag, { dir: "auto" }, document.createTextNode(`${name.name} `), name.recreated && node("span", { class: "rec", text: "(recreated)" }));
}

function glyph(status, name) {
  return node("span", { class: `g g-${status}`, role: "img", "aria-label": name, title: name });
}

// A column, and what of it is found again: its pieces, sentences, and the numbers of facts.
function columnNode(column, at, data) {
  const seen = { pieces: new Map(), sentences: new Map(), facts: new Map(), links: new Map(), numbers: new Map(data.facts.map((fact) => [fact.fact, fact.n])), notes: new Map(column.notes.map((note, number) => [note.sentence, number])) };
  const text = textNode(column, data, seen);
  const state = node("p", { class: "small soft st" });
  const body = data.lens === "facts" || data.lens === "nothing" ? [text] : [node("div", { class: "in" }, text, node("ol", { class: "mar", "aria-label": data.words.reasons }))];
  const made = node("article", { class: column.body > LONG ? "col long" : "col", tabindex: "0", "aria-label": column.name.name, "data-at": at },
    node("header", {}, nameNode(column.name, "h2"), state), ...body);
  return { column, at, made, text, state, margin: made.querySelector(".mar"), lit: [], ...seen };
}
