// The other lenses: numbered marks, reasons in the margin, one note open at a time.

function choicesNode(choices, place, texts) {
  return node("div", { class: "act", role: "group" },
    ...choices.map((choice) => node("button", { type: "button", class: "btn slim", text: choice.label, "data-mark": JSON.stringify({ ...place, ...choice.set }) })),
    node("button", { type: "button", class: "text-link tiny", text: texts.something_else, "data-sentence": JSON.stringify(place) }));
}

function reasonsNode(note) {
  return node("div", {}, ...note.reasons.map((reason) => node("p", {}, reason.head && node("b", { text: `${reason.head} ` }), document.createTextNode(reason.text))));
}

function noteNode(note, number, column, data) {
  const place = { outlet: column.column.outlet, sentence: note.sentence };
  const texts = data.words;
  return node("li", { "data-n": number },
    node("button", { type: "button", class: "k", "data-note": number, "aria-expanded": "false", "aria-label": `${texts.note_why} ${number + 1}`, text: number + 1 }),
    node("div", {}, reasonsNode(note), note.by && node("p", { class: "tiny", text: texts.by.replace("{who}", note.by) }),
      node("div", { class: "opened" }, note.choices.length > 0 && choicesNode(note.choices, place, texts), note.choices.length > 0 && node("p", { class: "tiny", text: texts.kept }))));
}

function unmarkedNode(sentence, column, data) {
  const texts = data.words;
  return node("li", { class: "sel new", "data-new": sentence },
    node("span", { class: "k", text: "+" }),
    node("div", {}, node("p", { text: texts.unmarked }), choicesNode(data.choices, { outlet: column.column.outlet, sentence }, texts), node("p", { class: "tiny", text: texts.kept })));
}

function fillMargin(column, data) {
  const { notes } = column.column;
  column.state.textContent = data.words.marked.replace("{n}", notes.length).replace("{body}", column.column.body);
  column.margin.replaceChildren(...notes.map((note, number) => noteNode(note, number, column, data)));
  if (!notes.length) column.margin.append(node("li", { class: "none" }, node("p", {}, node("b", { text: data.words.none })), node("p", { text: data.unmarked })));
}

// Of a sentence out of sight the paragraph's place will do till it comes into sight: its own would
// have all of the text laid out.
function placeOf(sentence) {
  const inSight = sentence.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
  return (inSight && sentence.getClientRects()[0]) || sentence.closest("p, h3, h4").getBoundingClientRect();
}

// Notes stand beside their sentences, below one another where there is no room.
function layNotes(columns) {
  for (const { margin, sentences, column } of columns) {
    if (!margin) continue;
    const top = margin.getBoundingClientRect().top;
    const items = [...margin.children].filter((item) => !item.matches(".none")).map((item) => {
      const sentence = item.dataset.new ?? column.notes[item.dataset.n].sentence;
      const at = sentences.get(Number(sentence));
      return [item, at ? placeOf(at).top - top || 0 : 0, item.offsetHeight];
    }).sort((one, other) => one[1] - other[1]);
    let free = 0;
    for (const [item, wanted, height] of items) {
      const place = Math.max(free, wanted);
      item.style.top = `${place}px`;
      free = place + height + 6;
    }
    margin.style.minHeight = `${free}px`;
  }
}
