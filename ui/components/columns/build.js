// Data to nodes. `seen` remembers which node shows what.

function buildLegends(data) {
  const roles = node("ul", { class: "legend", "aria-label": "What a sentence does" });
  for (const role of data.legend.role) {
    roles.append(
      node("li", { title: role.means },
        node("span", { class: `swatch ${role.key}` }, sign(role.key), node("span", { text: role.name }))),
    );
  }
  const cues = node("ul", { class: "legend", "aria-label": "Marked words; press to show or hide" });
  for (const cue of data.legend.cue) {
    const toggle = node("button", {
      type: "button", class: "toggle", "aria-pressed": "true", "data-cue": cue.key, title: cue.means,
    }, node("span", { class: `cue ${cue.key}`, text: cue.name }));
    cues.append(node("li", {}, toggle));
  }
  return [
    node("div", { class: "legend-row" }, node("span", { class: "legend-name", text: "Sentences" }), roles),
    node("div", { class: "legend-row" }, node("span", { class: "legend-name", text: "Words" }), cues),
    buildFilters(data),
    buildHelp(data),
  ];
}

function buildFilters(data) {
  const choice = (name, label, entries) =>
    node("label", {}, node("span", { text: label }),
      node("select", { "data-filter": name, "aria-label": `Show only: ${label}` },
        node("option", { value: "", text: "any" }),
        ...entries.map((entry) => node("option", { value: entry.key, text: entry.name }))));
  return node("div", { class: "legend-row" }, node("span", { class: "legend-name", text: "Show only" }),
    node("div", { class: "filters" },
      choice("role", "Role", data.legend.role),
      choice("voice", "Voice", data.legend.voice),
      choice("cue", "Words", data.legend.cue),
      node("button", { type: "button", class: "quiet-button unfilter", hidden: true, text: "Show all" })));
}

function buildHelp(data) {
  const group = (title, entries, mark) =>
    node("section", {}, node("h2", { text: title }),
      node("ul", {}, ...entries.map((entry) => node("li", {}, mark(entry), node("span", { text: entry.means })))));
  return node("details", { class: "help" }, node("summary", { tabindex: "-1", text: "What the marks mean" }),
    node("div", { class: "meanings" },
      group("Sentences, by what they do", data.legend.role, (role) =>
        node("span", { class: `swatch ${role.key}` }, sign(role.key), node("span", { text: role.name }))),
      group("Words that are evidence; a pale line is shown but not counted", data.legend.cue, (cue) =>
        node("span", { class: `cue ${cue.key}`, text: cue.name })),
      group("Facts, in a version", data.legend.status, (status) =>
        node("span", { class: "keyed" }, node("span", { class: `dot ${status.key}`, "aria-hidden": "true", text: dotText(status.key, "1") }), node("span", { text: status.name })))),
    node("p", { class: "small", text: "Point at a sentence or a marked word for the reasons; press a sentence for its fact. By keyboard: N and P go to the next and the previous fact; Tab goes from column to column, arrow keys through sentences and marked words, Enter chooses the fact, E corrects a sentence, Escape closes." }));
}

function buildDot(place, data) {
  const name = named(data.legend.status, place.status).name;
  return node("span", {
    class: `dot ${place.status}`, title: `${place.outlet}: ${name}`,
    text: dotText(place.status, place.mark),
  });
}

function buildFact(fact, data) {
  const spoken = fact.places
    .map((place) => `${place.outlet}: ${named(data.legend.status, place.status).name}`)
    .join("; ");
  return node("li", {},
    node("button", { type: "button", class: "fact", "data-fact": fact.id, "aria-pressed": "false", tabindex: "-1" },
      node("span", { class: "statement", dir: "auto" }, byHand(fact.set), document.createTextNode(fact.statement)),
      node("span", { class: "dots", "aria-hidden": "true" }, ...fact.places.map((place) => buildDot(place, data))),
      node("span", { class: "small", text: fact.note }),
      node("span", { class: "unseen", text: spoken })),
    node("div", { class: "fact-actions small", hidden: true },
      data.correctable && node("button", { type: "button", class: "quiet-button correct-fact", "data-fact": fact.id, text: "Correct this fact" })));
}

function buildRail(data) {
  if (data.facts.length === 0) {
    return [
      node("h2", { text: "Facts" }),
      node("p", { class: "empty", text: "No fact was found: no version credits a statement to a common source, and no two versions tell the same." }),
    ];
  }
  const keys = node("ul", { class: "keys", "aria-label": "What the dots say" });
  for (const status of data.legend.status) {
    keys.append(node("li", { title: status.means },
      node("span", { class: `dot ${status.key}`, "aria-hidden": "true", text: dotText(status.key, "1") }),
      node("span", { text: status.name })));
  }
  return [
    node("div", { class: "rail-head" },
      node("h2", { text: `Facts (${data.facts.length})` }),
      node("div", { class: "rail-steps" },
        node("button", { type: "button", class: "quiet-button clear", hidden: true, text: "Clear" }),
        node("button", { type: "button", class: "step", "data-step": "-1", "aria-label": "Previous fact", title: "Previous fact (P)", text: "↑" }),
        node("button", { type: "button", class: "step", "data-step": "1", "aria-label": "Next fact", title: "Next fact (N)", text: "↓" }))),
    node("p", { class: "small", text: "Choose one to see where each version tells it. The numbers are the versions." }),
    keys,
    node("ol", { class: "facts" }, ...data.facts.map((fact) => buildFact(fact, data))),
  ];
}

// Pieces that tell a fact or differ are found again by the fact's or the difference's name.
function remembering(made, piece, marks) {
  for (const fact of piece.told ?? []) marks.told.set(fact, [...(marks.told.get(fact) ?? []), made]);
  for (const shift of piece.shifts ?? []) marks.shifts.set(shift, [...(marks.shifts.get(shift) ?? []), made]);
  return made;
}

function buildPiece(piece, version, seen) {
  if (piece.cues.length === 0) {
    return piece.told || piece.shifts ? node("span", { text: piece.text }) : document.createTextNode(piece.text);
  }
  const cues = piece.cues.map((number) => version.cues[number]);
  const kinds = [...new Set(cues.map((cue) => cue.dimension))].join(" ");
  const counted = cues.some((cue) => cue.counted) ? "" : " uncounted";
  const made = node("span", { class: `cue ${kinds}${counted}`, tabindex: "-1", role: "group", text: piece.text });
  seen.set(made, { cues });
  return made;
}

function buildSentence(sentence, version, data, seen, marks) {
  const role = named(data.legend.role, sentence.role);
  const made = node("span", {
    class: `sentence ${sentence.role}`, tabindex: "-1", role: "group",
    "data-sentence": sentence.n, "data-tells": sentence.facts.length > 0,
  }, sign(sentence.role, role.name), byHand(sentence.set),
  ...sentence.pieces.map((piece) => remembering(buildPiece(piece, version, seen), piece, marks)));
  const dimensions = new Set(sentence.pieces.flatMap((piece) => piece.cues.map((number) => version.cues[number].dimension)));
  seen.set(made, { sentence, role, outlet: version.outlet, dimensions });
  return made;
}

function buildBlock(block, version, data, seen, marks) {
  const title = block.kind === "title" || block.kind === "heading";
  const made = node("p", { class: `block as-${block.kind}`, dir: "auto", role: title ? "heading" : null, "aria-level": title ? 3 : null });
  for (const sentence of block.sentences) {
    made.append(buildSentence(sentence, version, data, seen, marks), sentence.after);
  }
  return made;
}

// A page's address list or menu must not push its first sentence off the screen.
const FOLDED = 3;

function folded(version, build) {
  const body = [];
  let run = [];
  const flush = () => {
    const lines = run.map(build);
    body.push(...(lines.length < FOLDED ? lines : [
      node("details", { class: "fold" }, node("summary", { tabindex: "-1", text: `${lines.length} lines of boilerplate, not scored` }), ...lines),
    ]));
    run = [];
  };
  for (const block of version.blocks) {
    if (block.sentences.every((sentence) => sentence.role === "boilerplate")) {
      run.push(block);
    } else {
      flush();
      body.push(build(block));
    }
  }
  flush();
  return body;
}

// Paragraphs of which the browser leaves alone what is out of sight; each stretch is as tall as
// its words are likely to make it, so that a column is scrolled to the right place.
const STRETCH = 6;
const LINE = 1.5;
const GAP = 0.8;

function stretched(body, perLine) {
  const made = [];
  for (let at = 0; at < body.length; at += STRETCH) {
    const blocks = body.slice(at, at + STRETCH);
    const lines = (block) => (block.matches("details") ? 1 : Math.ceil(block.textContent.length / perLine));
    const tall = blocks.reduce((sum, block) => sum + lines(block) * LINE + GAP, 0);
    made.push(node("div", { class: "stretch", style: `--tall: ${tall.toFixed(1)}rem` }, ...blocks));
  }
  return made;
}

function buildColumn(version, data, seen, marks, perLine) {
  const body = stretched(folded(version, (block) => buildBlock(block, version, data, seen, marks)), perLine);
  return node("article", { class: "column", "data-mark": version.mark, "aria-label": version.outlet },
    node("header", {},
      node("div", { class: "who" },
        node("span", { class: "number", text: version.mark }),
        node("h2", { text: version.outlet, dir: "auto" })),
      node("div", { class: "small", text: [version.article ? "your article" : "", version.note].filter(Boolean).join(" · ") }),
      node("div", { class: "small count", hidden: true }),
      node("div", { class: "finding", hidden: true })),
    node("div", { class: "text" }, ...(body.length ? body : [node("p", { class: "empty", text: "No sentence was read." })])));
}
