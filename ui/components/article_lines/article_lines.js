// An article line by line: one press takes a line in or leaves it out.

const FEW = 12; // lines that are shown at once; an article or a page's menus may have hundreds

function lineNode(line, texts) {
  return node("li", {},
    node("p", { class: line.kind ? "is-head" : false, dir: "auto" }, line.kind && node("span", { class: "kind", text: line.kind }), document.createTextNode(line.text), line.by_hand && node("span", { class: "why", text: ` ${texts.by_hand}` })),
    node("button", { type: "button", class: "text-link tiny", "data-ask": JSON.stringify({ leave_out: line.text }), "aria-label": `${texts.leave_out}: ${line.text.slice(0, 60)}`, text: texts.leave_out }));
}

function leftNode(left, texts) {
  return node("li", {},
    node("p", { dir: "auto" }, document.createTextNode(left.text), node("span", { class: "why", text: left.reason })),
    node("button", { type: "button", class: "text-link tiny", "data-ask": JSON.stringify({ take_in: left.text }), "aria-label": `${texts.take_in}: ${left.text.slice(0, 60)}`, text: texts.take_in }));
}

function leftOutNode(data) {
  const texts = data.words;
  const count = data.left_out.length;
  const heading = count === 0 ? texts.left_none : count === 1 ? texts.left_one : texts.left.replace("{n}", count);
  const rest = data.left_out.slice(FEW);
  return node("section", { "aria-label": heading }, node("h3", { text: heading }),
    node("ul", { class: "left" }, ...data.left_out.slice(0, FEW).map((left) => leftNode(left, texts))),
    rest.length > 0 && node("details", { class: "of-left" }, node("summary", { text: texts.left_rest.replace("{n}", rest.length) }),
      node("ul", { class: "left" }, ...rest.map((left) => leftNode(left, texts)))));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".as-read");
  const texts = data.words;
  const { signal } = listening(root);
  const open = new Set([...root.querySelectorAll("details[open]")].map((one) => one.className));
  const more = data.lines.slice(FEW);
  root.replaceChildren(
    node("dl", { class: "about" }, ...data.about.flatMap(([name, value]) => [node("dt", { text: name }), node("dd", { dir: "auto", text: value })])),
    ...data.doubts.map((doubt) => node("p", { class: "doubt", text: doubt })),
    node("section", { "aria-label": texts.read }, node("h3", { text: texts.read }),
      node("ol", { class: "lines", "aria-label": texts.read }, ...data.lines.slice(0, FEW).map((line) => lineNode(line, texts))),
      more.length > 0 && node("details", { class: "of-lines" }, node("summary", { text: texts.lines_rest.replace("{n}", more.length) }),
        node("ol", { class: "lines", start: FEW + 1 }, ...more.map((line) => lineNode(line, texts))))),
    leftOutNode(data));
  for (const one of root.querySelectorAll("details")) one.open = open.has(one.className);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ask]");
    if (!button) return;
    for (const one of root.querySelectorAll("[data-ask]")) one.disabled = true;
    setTriggerValue("ask", JSON.parse(button.dataset.ask));
  }, { signal });
}
