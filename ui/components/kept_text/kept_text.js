// Keeps what is typed into fields of the page in the browser, so that no reload loses it, and puts
// it back. Fields are known by their labels. Nothing is sent to anybody.

const WINDOW = "framing-window";
// Of the window, not of this script, which may be loaded again: how often each form was given, which
// one was just pressed, and the window's number, held as long as it lives.
const OF_WINDOW = window.framingKeptText ??= { given: new Map(), number: null, pressed: new Set() };
const SHOWN = new WeakMap();

// A window that was duplicated brings its number along: the second one takes a new one.
function windowNumber() {
  OF_WINDOW.number ??= (async () => {
    const fresh = () => String(Date.now()) + Math.random().toString(36).slice(2);
    const known = sessionStorage.getItem(WINDOW) ?? fresh();
    const number = await hold(known) ? known : fresh();
    if (number !== known) await hold(number);
    sessionStorage.setItem(WINDOW, number);
    return number;
  })();
  return OF_WINDOW.number;
}

function hold(number) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((said) => {
    navigator.locks.request(`framing:${number}`, { ifAvailable: true }, (lock) => {
      said(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

async function openWindows() {
  if (!navigator.locks) return new Set();
  const { held } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name.replace("framing:", "")));
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

// What a window left behind when it was closed, the latest first.
async function leftBehind(store, name) {
  const open = await openWindows();
  return Object.keys(store).filter((key) => key.startsWith(`framing:${name}:`) && !open.has(key.split(":").at(-1)))
    .map((key) => ({ key, ...parsed(store.getItem(key)) })).filter(({ fields }) => fields)
    .sort((one, other) => other.at - one.at);
}

function fieldOf(label) {
  return document.querySelector(`:is(textarea, input)[aria-label="${CSS.escape(label)}"]`);
}

// As if it were typed: the framework takes it over when the field is left.
function put(field, text) {
  const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

export default function ({ data, parentElement }) {
  // The framework may show once more what stood here before: that is known by its lower count.
  const given = OF_WINDOW.given.get(data.form) ?? data.given;
  if (data.given < given) return undefined;
  OF_WINDOW.given.set(data.form, data.given);
  const root = parentElement.querySelector(".kept-text");
  const stopped = listening(root);
  const { signal } = stopped;
  const store = data.after_closing ? localStorage : sessionStorage;
  const clear = (number) => store.removeItem(`framing:${data.name}:${number}`);

  const keep = async () => {
    const number = await windowNumber();
    if (signal.aborted) return;
    const fields = Object.fromEntries(data.fields.map((label) => [label, fieldOf(label)?.value ?? ""]));
    if (!Object.values(fields).some((text) => text.trim())) { clear(number); root.replaceChildren(); return; }
    try { store.setItem(`framing:${data.name}:${number}`, JSON.stringify({ at: Date.now(), fields })); } catch { /* no room: the field itself still has it */ }
  };

  const said = () => root.replaceChildren(node("p", { class: "back" }, node("span", { text: data.words.back }), node("button", { type: "button", class: "text-link", text: data.words.clear })));

  const putBack = async () => {
    const number = await windowNumber();
    if (data.given > given) {
      // What was given may have been typed before the form's story had a name.
      for (const key of Object.keys(store)) if (key.startsWith(`framing:${data.form}/`) && key.endsWith(`:${number}`)) store.removeItem(key);
      OF_WINDOW.pressed.delete(data.form);
      return;
    }
    // The framework may show the next, empty form with this as it was: what is given is not put back.
    if (OF_WINDOW.pressed.has(data.form)) return;
    let kept = parsed(store.getItem(`framing:${data.name}:${number}`));
    if (!kept?.fields && data.after_closing) {
      const [latest] = await leftBehind(store, data.name);
      if (latest) { kept = latest; store.removeItem(latest.key); store.setItem(`framing:${data.name}:${number}`, JSON.stringify(kept)); }
    }
    if (!kept?.fields || signal.aborted) return;
    let changed = false;
    for (const [label, text] of Object.entries(kept.fields)) {
      const field = data.fields.includes(label) && fieldOf(label);
      if (field && !field.value && text) { put(field, text); changed = true; }
    }
    if (changed) said();
  };

  const shown = `${data.name} ${data.given}`;
  if (SHOWN.get(root) !== shown) {
    SHOWN.set(root, shown);
    root.replaceChildren();
    putBack();
  }
  document.addEventListener("input", (event) => {
    if (data.fields.includes(event.target.getAttribute?.("aria-label"))) { OF_WINDOW.pressed.delete(data.form); keep(); }
  }, { signal });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-testid=stFormSubmitButton]")) OF_WINDOW.pressed.add(data.form);
  }, { signal, capture: true });
  root.addEventListener("click", async (event) => {
    if (!event.target.closest("button")) return;
    for (const label of data.fields) { const field = fieldOf(label); if (field) put(field, ""); }
    clear(await windowNumber());
    root.replaceChildren();
    fieldOf(data.fields[0])?.focus();
  }, { signal });
  return () => stopped.abort();
}
