// The card that explains what is pointed at, by mouse, keyboard or finger. It stays while it is
// pointed at itself, and Escape puts it away.

function cardOf(found, data, within) {
  const rows = (pairs) => {
    const list = node("dl");
    for (const [label, text] of pairs) list.append(node("dt", { text: label }), node("dd", { text, dir: "auto" }));
    return list;
  };
  if (found.cues) {
    const parts = found.cues.map((cue) =>
      node("div", { class: "part" },
        node("div", { class: "title" },
          node("span", { class: `cue ${cue.dimension}${cue.counted ? "" : " uncounted"}`, text: cue.words, dir: "auto" })),
        rows(cue.card)));
    if (within) {
      parts.push(node("div", { class: "within small" }, sign(within.role.key), node("span", { text: `in a sentence read as: ${within.role.name.toLowerCase()}` })));
    }
    return parts;
  }
  return [
    node("div", { class: "title" }, sign(found.role.key), node("span", { text: found.role.name })),
    node("div", { class: "small", text: found.role.means }),
    rows(found.sentence.card),
    data.correctable && node("div", { class: "actions" },
      node("button", { type: "button", class: "quiet-button correct-sentence", text: "Correct this sentence (E)" })),
  ].filter(Boolean);
}

function placeCard(card, target) {
  if (matchMedia("(max-width: 640px)").matches) {
    card.style.cssText = "";
    return;
  }
  const gap = 6;
  const lines = target.getClientRects();
  const box = lines[0] ?? target.getBoundingClientRect();
  const last = lines[lines.length - 1] ?? box;
  const below = last.bottom + gap + card.offsetHeight <= innerHeight;
  const above = box.top - gap - card.offsetHeight >= 0;
  const top = below ? last.bottom + gap : above ? box.top - gap - card.offsetHeight : innerHeight - card.offsetHeight - gap;
  const left = Math.min(Math.max(gap, box.left), innerWidth - card.offsetWidth - gap);
  card.style.left = `${left}px`;
  card.style.top = `${Math.max(gap, top)}px`;
}

function watchCard(root, data, seen, signal) {
  const card = root.querySelector(".card");
  const columns = root.querySelector(".columns");
  let target = null;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    target?.removeAttribute("aria-describedby");
    target = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const show = (next) => {
    clearTimeout(timer);
    if (next === target || !seen.has(next)) return;
    hide();
    target = next;
    const sentence = next.closest(".sentence");
    card.replaceChildren(...cardOf(seen.get(next), data, sentence === next ? null : seen.get(sentence)));
    next.setAttribute("aria-describedby", "card");
    card.showPopover();
    placeCard(card, next);
  };
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const pointed = (event) => event.target.closest?.(".text .cue, .sentence");
  const on = (where, kind, act) => where.addEventListener(kind, act, { signal });
  on(columns, "pointerover", (event) => {
    const next = event.pointerType === "mouse" && pointed(event);
    if (next) later(() => show(next), 140);
    else if (event.pointerType === "mouse") later(hide, 250);
  });
  on(columns, "pointerleave", (event) => event.pointerType === "mouse" && later(hide, 250));
  on(card, "pointerenter", () => clearTimeout(timer));
  on(card, "pointerleave", () => later(hide, 250));
  on(columns, "focusin", (event) => pointed(event) && show(pointed(event)));
  on(columns, "focusout", hide);
  for (const place of columns.querySelectorAll(".text")) on(place, "scroll", () => target && placeCard(card, target));
  return { hide, open: () => target !== null, target: () => target };
}
