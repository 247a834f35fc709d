// The sheets as they print, in a frame of their own style; nothing in it can run.

const SHOWN = new WeakMap(); // which sheets are shown, as long as the page stands

function framed(name, page) {
  // The frame shares our origin, so that its height is known and print() reaches it; without
  // allow-scripts no word of an article can do anything in it.
  return node("iframe", { title: name, sandbox: "allow-same-origin allow-modals", srcdoc: page });
}

function fitted(frame) {
  const size = () => {
    const page = frame.contentDocument?.documentElement;
    if (page && !frame.hidden) frame.style.height = `${Math.ceil(page.querySelector("main")?.getBoundingClientRect().height ?? 0)}px`;
  };
  frame.addEventListener("load", size);
  const watched = new ResizeObserver(size);
  watched.observe(frame.parentElement);
  return () => watched.disconnect();
}

export default function ({ data: { sheets }, parentElement }) {
  const data = JSON.parse(sheets);
  const root = parentElement.querySelector(".sheets");
  const kept = SHOWN.get(root) ?? SHOWN.set(root, { name: "students" }).get(root);
  const stopped = listening(root);
  const { signal } = stopped;
  const texts = data.words;
  const names = { students: texts.students, key: texts.key };
  const frames = new Map(Object.entries(data.pages).map(([name, page]) => [name, framed(names[name], page)]));
  const desk = node("div", { class: "desk" }, ...frames.values());

  const show = () => {
    for (const [name, frame] of frames) frame.hidden = name !== kept.name;
    for (const button of root.querySelectorAll("[data-sheets]")) button.setAttribute("aria-pressed", String(button.dataset.sheets === kept.name));
  };
  root.replaceChildren(
    node("div", { class: "bar-of" },
      node("div", { class: "seg", role: "group", "aria-label": texts.show }, ...Object.entries(names).map(([name, text]) => node("button", { type: "button", "data-sheets": name, text }))),
      node("div", { class: "prints" },
        node("button", { type: "button", class: "btn main", "data-print": "students", text: texts.print_students }),
        node("button", { type: "button", class: "btn", "data-print": "key", text: texts.print_key }))),
    desk);
  show();
  const ends = [...frames.values()].map(fitted);

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const other = button.dataset.sheets ?? button.dataset.print;
    const turned = other !== kept.name;
    kept.name = other;
    show();
    // What is shown now has its own length: it is read from its beginning.
    if (turned && root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    if (button.dataset.print) frames.get(kept.name).contentWindow.print();
  }, { signal });
  return () => { stopped.abort(); for (const end of ends) end(); };
}
