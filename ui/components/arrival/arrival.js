// Brings the section that somebody was sent to into sight, and the focus to its heading. What stands
// above it may still grow: its place is kept till the reader moves, or for a few seconds.

const PATIENCE = 4000; // ms

export default function ({ data: { section } }) {
  if (!section) return undefined;
  const stopped = new AbortController();
  const { signal } = stopped;
  const until = performance.now() + PATIENCE;
  let heading = null;
  const arrive = () => {
    const found = document.querySelector(`.st-key-section_${CSS.escape(section)} :is(h1, h2, h3)`);
    if (found) {
      if (heading !== found) {
        heading = found;
        found.tabIndex = -1;
        found.focus({ preventScroll: true });
      }
      document.getElementById(section)?.scrollIntoView({ block: "start", behavior: "instant" });
    }
    if (performance.now() > until) stopped.abort();
  };
  const waiting = setInterval(arrive, 100);
  signal.addEventListener("abort", () => clearInterval(waiting));
  for (const moved of ["wheel", "pointerdown", "touchstart", "keydown"]) addEventListener(moved, () => stopped.abort(), { signal, capture: true });
  return () => stopped.abort();
}
