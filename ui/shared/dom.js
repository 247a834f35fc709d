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
