// Passes on what a component beside it asks for, so that the answer draws nothing large again.

export default function ({ data, setTriggerValue }) {
  const stopped = new AbortController();
  document.addEventListener(data.event, (event) => setTriggerValue("ask", event.detail), { signal: stopped.signal });
  holdPage(stopped.signal);
  return () => stopped.abort();
}
