// Nodes are built with textContent only: words of an article are never markup.

function node(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") { if (value) made.className = value; }
    else if (name === "text") made.textContent = value;
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter(Boolean));
  return made;
}

function gently() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

// What Python is to answer goes through a small component, see correction_request.
function askPython(what) {
  document.dispatchEvent(new CustomEvent("framing-ask", { detail: what }));
}

// Ends what an earlier run of the same component listens to, when it runs again with other data.
const RUNNING = new WeakMap();

function listening(root) {
  RUNNING.get(root)?.abort();
  const made = new AbortController();
  RUNNING.set(root, made);
  return made;
}

// A button inside running text: a real one would not break over lines.
function inlineButton(properties) {
  return node("span", { role: "button", tabindex: "0", ...properties });
}

function pressable(root, signal) {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const pressed = event.target.closest?.("span[role=button]");
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  }, { signal });
}

// What a version does with a fact: three buttons, and under the proof a way to another sentence. The
// nearest one is the proof till one is chosen; then the buttons say what that one does.
// ``sentences`` are pairs of number and words.
function answering({ outlet, fact, status, sentence, sentences, proof, label, slim }, words) {
  const button = (kind, text) => node("button", { type: "button", class: slim && "btn slim", text, "aria-pressed": String(status === kind), "aria-label": `${text}: ${label}`, "data-answer": JSON.stringify({ outlet, fact, status: kind }) });
  const buttons = [button("carried", words.tells_it), button("altered", words.tells_differently), button("omitted", words.does_not)];
  const ask = node("div", { class: "ask", role: "group", "aria-label": label }, ...buttons);
  const placed = sentence !== null && sentence >= 0;
  ask.hidden = !placed;
  const choose = node("div", { class: "choose" }, node("button", { type: "button", class: "text-link small", text: words.other_sentence }));
  const name = words.which_sentence.replace("{outlet}", outlet);
  choose.firstChild.addEventListener("click", () => {
    const options = sentences.map(([n, text]) => node("option", { value: n, selected: n === sentence, text: `${n + 1}  ${text}` }));
    const select = node("select", { "aria-label": `${name} ${label}`, "data-outlet": outlet },
      !placed && node("option", { value: "", text: words.choose_sentence }), ...options);
    select.addEventListener("change", () => {
      const chosen = sentences.find(([n]) => String(n) === select.value);
      if (!chosen) return;
      proof.replaceChildren(node("p", { class: "q", dir: "auto", text: chosen[1] }));
      ask.hidden = false;
      for (const one of buttons) {
        one.setAttribute("aria-pressed", "false");
        one.dataset.answer = JSON.stringify({ ...JSON.parse(one.dataset.answer), sentence: chosen[0] });
      }
    });
    choose.replaceChildren(node("label", { class: "small" }, document.createTextNode(`${name} `), select));
    select.focus();
  });
  return { ask, choose };
}
