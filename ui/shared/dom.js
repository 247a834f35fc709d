// Nodes are built with textContent only: words of an article are never markup.

const SVG = "http://www.w3.org/2000/svg";

function node(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter(Boolean));
  return made;
}

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A sign for every role, told apart by its shape alone.
const SIGNS = {
  reported: () => [drawn("circle", { cx: 6, cy: 6, r: 4.6 })],
  attributed: () => [
    drawn("path", { d: "M1 3h4v3.4c0 2-1 3.2-3 3.6l-.6-1.3c1-.3 1.5-.9 1.6-1.9H1zM7 3h4v3.4c0 2-1 3.2-3 3.6l-.6-1.3c1-.3 1.5-.9 1.6-1.9H7z" }),
  ],
  commentary: () => [drawn("path", { d: "M6 .8 11.6 11H.4z" })],
  speculation: () => [
    drawn("path", { d: "M3 3.6C3.1 1.7 4.3.6 6.1.6c1.9 0 3.1 1.1 3.1 2.8 0 1.2-.6 1.9-1.5 2.6-.8.6-1 1-1 1.9H5c0-1.5.4-2.1 1.4-2.9.7-.5 1-.9 1-1.5 0-.8-.5-1.3-1.3-1.3S4.8 2.700 4.700 3.600z" }),
    drawn("circle", { cx: 5.850, cy: 10.300, r: 1.150 }),
  ],
  context: () => [drawn("circle", { cx: 6, cy: 6, r: 3.8, class: "hollow" })],
  heading: () => [drawn("path", { d: "M2 1h2v4h4V1h2v10H8V7H4v4H2z" })],
  boilerplate: () => [drawn("path", { d: "M1 5h10v2H1z" })],
};

const SIGNED = new Map();

// Drawn once: a page has thousands of them.
function sign(role, name) {
  const kind = `${role} ${name ?? ""}`;
  if (!SIGNED.has(kind)) {
    const label = name ? { role: "img", "aria-label": name } : { "aria-hidden": "true" };
    SIGNED.set(kind, drawn("svg", { viewBox: "0 0 12 12", class: `sign ${role}`, ...label }, ...SIGNS[role]()));
  }
  return SIGNED.get(kind).cloneNode(true);
}

function named(legend, key) {
  return legend.find((entry) => entry.key === key) ?? { name: key, means: "" };
}

function gently() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function dotText(status, mark) {
  return status === "unclear" ? `${mark}?` : mark;
}

function dotOf(status, mark) {
  return node("span", { class: `dot ${status}`, "aria-hidden": "true", text: dotText(status, mark) });
}

function byHand(who) {
  return who ? node("span", { class: "by-hand", title: `set by ${who}` },
    node("span", { "aria-hidden": "true", text: "✎ " }), node("span", { class: "unseen", text: `corrected by ${who} ` })) : null;
}

// What Python is to answer goes through a small component, see correction_request.
function askPython(what) {
  document.dispatchEvent(new CustomEvent("framing-ask", { detail: what }));
}

// More characters than this are a whole passage that lacks something, not words that differ.
const LONG = 90;

function clipped(text) {
  return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text;
}
