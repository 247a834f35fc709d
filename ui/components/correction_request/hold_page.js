// While an answer is worked out, components are empty for a moment: the page would lose its place.

const HOLD = 3000; // ms

function holdPage(signal) {
  let waiting = 0;
  const release = () => {
    clearInterval(waiting);
    const block = document.querySelector('[data-testid="stMainBlockContainer"]');
    if (block) block.style.minHeight = "";
  };
  document.addEventListener("click", (event) => {
    const block = document.querySelector('[data-testid="stMainBlockContainer"]');
    if (!block || event.composedPath().some((one) => one.tagName === "A")) return;
    release();
    block.style.minHeight = `${block.offsetHeight}px`;
    const { pathname } = location;
    const until = performance.now() + HOLD;
    waiting = setInterval(() => { if (performance.now() > until || location.pathname !== pathname) release(); }, 50);
  }, { signal, capture: true });
}
