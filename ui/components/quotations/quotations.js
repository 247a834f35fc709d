// Quotations that differ: a line each; the line opens both wordings.

const AT_FIRST = 5;
const KEPT = new WeakMap(); // which lines are open, as long as the page stands

function wordingNode(side) {
  return node("div", {},
    node("p", { class: "who" }, node("b", { text: side.name.name, dir: "auto" }), side.name.recreated && node("span", { class: "rec", text: " (recreated)" }),
      side.speaker && document.createTextNode(`: ${side.speaker}`)),
    node("p", { class: "q", dir: "auto" }, document.createTextNode(side.quote.before), node("mark", { text: side.quote.words }), document.createTextNode(side.quote.after)));
}

function bothNode(item, texts) {
  return node("div", { class: "both" }, ...item.sides.map(wordingNode),
    node("p", { class: "foot small" }, node("span", { class: "soft", text: item.why, dir: "auto" }),
      node("button", { type: "button", class: "text-link", text: texts.quotations_read, "data-read": JSON.stringify(item.read) })));
}

function itemNode(item, at, open, texts) {
  return node("li", {},
    node("p", { class: "says", dir: "auto" }, node("span", { class: "k", text: item.kind }),
      node("span", {}, inlineButton({ class: "clause", text: item.says, "data-at": at, "aria-expanded": String(open) }), node("span", { class: "q soft", text: ` ${item.begins}` }))),
    open && bothNode(item, texts));
}

export default function ({ data: { quotations }, parentElement }) {
  const data = JSON.parse(quotations);
  const root = parentElement.querySelector(".quotations");
  const kept = KEPT.get(root) ?? KEPT.set(root, { open: new Set(), all: false }).get(root);
  const stopped = listening(root);
  const { signal } = stopped;
  const texts = data.words;
  if (!data.any) { root.replaceChildren(); return () => stopped.abort(); }

  const draw = () => {
    const shown = kept.all ? data.items : data.items.slice(0, AT_FIRST);
    const rest = data.items.length - shown.length;
    root.replaceChildren(
      node("div", { class: "hd" }, node("h2", { text: texts.quotations_heading }), data.items.length > 0 && node("p", { class: "tiny soft", text: texts.quotations_sub })),
      ...data.items.length ? [node("ol", { class: "list" }, ...shown.map((item, at) => itemNode(item, at, kept.open.has(at), texts)))] : [node("p", { class: "none", text: data.none })],
      ...rest > 0 ? [node("p", { class: "rest" }, node("button", { type: "button", class: "text-link small", text: texts.show_rest.replace("{n}", rest), "data-all": true }))] : []);
  };
  draw();
  pressable(root, signal);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button, [role=button]");
    if (!button) return;
    const { dataset } = button;
    if (dataset.read) askPython(JSON.parse(dataset.read));
    else if (dataset.all !== undefined) { kept.all = true; draw(); root.querySelector(`[data-at="${AT_FIRST}"]`)?.focus(); }
    else if (dataset.at !== undefined) {
      const at = Number(dataset.at);
      if (!kept.open.delete(at)) kept.open.add(at);
      draw();
      root.querySelector(`[data-at="${at}"]`).focus({ preventScroll: true });
    }
  }, { signal });
  return () => stopped.abort();
}
