// Only the sentences of a role, a voice, or with marked words of a kind. The choice is in the address.

const FILTERS = ["role", "voice", "cue"];

function fits(found, wanted) {
  return (!wanted.role || found.sentence.role === wanted.role)
    && (!wanted.voice || found.sentence.voice === wanted.voice)
    && (!wanted.cue || found.dimensions.has(wanted.cue));
}

// A line for what is left out between two blocks, so that nobody takes the rest for the whole.
function showGaps(column, filtered) {
  for (const gap of column.querySelectorAll(".gap")) gap.remove();
  if (!filtered) return;
  let left = 0;
  const line = () => left && node("div", { class: "gap", text: left === 1 ? "1 sentence left out" : `${left} sentences left out` });
  for (const block of column.querySelectorAll(".block")) {
    const out = block.querySelectorAll(".sentence:not(.match, .chosen, .near)").length;
    if (block.querySelector(".match, .chosen, .near")) {
      if (left) block.before(line());
      left = 0;
    }
    left += out;
  }
  if (left) column.querySelector(".text").append(line());
}

function watchFilters(root, data, seen, signal) {
  const selects = [...root.querySelectorAll("[data-filter]")];
  const unfilter = root.querySelector(".unfilter");
  const address = new URL(location.href);
  for (const select of selects) {
    const asked = address.searchParams.get(select.dataset.filter) ?? keptFilter(data, select.dataset.filter);
    if ([...select.options].some((option) => option.value === asked)) select.value = asked;
  }
  const apply = () => {
    const wanted = Object.fromEntries(selects.map((select) => [select.dataset.filter, select.value]));
    const filtered = Object.values(wanted).some(Boolean);
    unfilter.hidden = !filtered;
    root.querySelector(".board").classList.toggle("filtered", filtered);
    for (const column of root.querySelectorAll(".column")) {
      let shown = 0;
      const all = column.querySelectorAll(".sentence");
      for (const sentence of all) {
        const match = filtered && fits(seen.get(sentence), wanted);
        sentence.classList.toggle("match", match);
        shown += match;
      }
      for (const fold of column.querySelectorAll(".fold")) fold.open = fold.querySelector(".match") !== null;
      showGaps(column, filtered);
      const count = column.querySelector(".count");
      count.hidden = !filtered;
      count.textContent = `${shown} of ${all.length} sentences`;
    }
    keepFilters(data, wanted);
  };
  const gaps = () => {
    const filtered = root.querySelector(".board").classList.contains("filtered");
    for (const column of filtered ? root.querySelectorAll(".column") : []) showGaps(column, filtered);
  };
  for (const select of selects) select.addEventListener("change", apply, { signal });
  unfilter.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    apply();
    selects[0].focus();
  }, { signal });
  return { apply, gaps };
}

function keptFilter(data, name) {
  try {
    return sessionStorage.getItem(`framing ${name} ${data.story}`) ?? "";
  } catch {
    return "";
  }
}

function keepFilters(data, wanted) {
  const address = new URL(location.href);
  for (const name of FILTERS) {
    if (wanted[name]) address.searchParams.set(name, wanted[name]);
    else address.searchParams.delete(name);
    try {
      sessionStorage.setItem(`framing ${name} ${data.story}`, wanted[name]);
    } catch {
      // As for the fact: without storage a change of page forgets it.
    }
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
