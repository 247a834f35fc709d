// The things behind a number, each with a way to where it stands.

const MOST = 12;

function evidenceLine(item) {
  return node("li", {},
    node("blockquote", { dir: "auto" }, ...item.pieces.map((piece) =>
      piece.cues.length ? node("mark", { text: piece.text }) : document.createTextNode(piece.text))),
    node("div", { class: "foot" },
      node("span", { class: "small", text: item.note, dir: "auto" }),
      item.sentence >= 0 && node("button", {
        type: "button", class: "quiet-button", "data-at": JSON.stringify({ outlet: item.outlet, sentence: item.sentence, start: item.start }),
        "aria-label": `Show sentence ${item.sentence + 1} in Compare`, text: "Show in Compare",
      })));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".evidence");
  const stopped = new AbortController();
  const { signal } = stopped;
  const list = node("ol", {}, ...data.items.slice(0, MOST).map(evidenceLine));
  const more = data.items.length > MOST && node("button", { type: "button", class: "step more", text: `Show all ${data.items.length}` });
  root.replaceChildren(...[node("p", { text: data.line }), list, more].filter(Boolean));
  if (data.items.length === 0) root.append(node("p", { class: "small", text: "Nothing counts towards it." }));
  root.addEventListener("click", (event) => {
    const at = event.target.closest("[data-at]");
    if (at) setTriggerValue("ask", JSON.parse(at.dataset.at));
    if (event.target.closest(".more")) {
      list.append(...data.items.slice(MOST).map(evidenceLine));
      list.children[MOST].querySelector("button")?.focus();
      more.remove();
    }
  }, { signal });
  return () => stopped.abort();
}
