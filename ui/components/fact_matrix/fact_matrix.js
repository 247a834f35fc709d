// Facts by versions. A cell opens both texts below its row; a head sorts. All of it in the page.

const RANKS = { carried: 0, altered: 1, unclear: 2, omitted: 3 };
const TOLD = ["carried", "altered"];
const ORDERS = {
  story: { name: "as they come up", rank: null },
  carried: { name: "carried by most", rank: (row) => -row.cells.filter((cell) => TOLD.includes(cell.status)).length },
  missing: { name: "not found in most", rank: (row) => -row.cells.filter((cell) => cell.status === "omitted").length },
  shifts: { name: "most differences", rank: (row) => -row.cells.reduce((sum, cell) => sum + cell.shifts.length, 0) },
  uncredited: { name: "least credited", rank: (row) => row.cells.filter((cell) => cell.credited).length },
};

function statusName(data, key) {
  return named(data.status, key).name;
}

function metaOf(cell, data) {
  if (!TOLD.includes(cell.status)) return "";
  const credit = data.credits ? [cell.credited ? "credited" : "not credited"] : [];
  return [...credit, data.prominence[cell.prominence]].join(", ");
}

function cellButton(row, at, data) {
  const cell = row.cells[at];
  const version = data.versions[at];
  const shifts = cell.shifts.length;
  return node("button", {
    type: "button", class: "cell", "data-fact": row.id, "data-mark": version.mark, "aria-expanded": "false",
  },
  node("span", { class: "outlet small", text: version.outlet, dir: "auto" }),
  node("span", { class: "state" }, dotOf(cell.status, version.mark), node("span", { text: statusName(data, cell.status) })),
  node("span", { class: "small", text: metaOf(cell, data) }),
  shifts ? node("span", { class: "tag shifted", text: shifts === 1 ? "1 difference" : `${shifts} differences` }) : null);
}

function passage(told, title, note) {
  return node("section", {},
    node("h3", { text: title, dir: "auto" }),
    ...(told.length ? told.map((one) => node("blockquote", { dir: "auto" },
      ...one.pieces.map((piece) => {
        const kinds = [piece.told && "told", piece.shifts && "shifted"].filter(Boolean).join(" ");
        return kinds ? node("mark", { class: kinds, text: piece.text }) : document.createTextNode(piece.text);
      }))) : [node("p", { class: "small", text: note })]));
}

function detail(row, at, data) {
  const cell = row.cells[at];
  const outlet = data.versions[at].outlet;
  const told = TOLD.includes(cell.status);
  const one = [...new Set(cell.there.map((passage) => passage.outlet))].join(", ");
  const here = told ? `${outlet} says` : cell.here.length ? `The nearest sentence in ${outlet}` : outlet;
  const button = (text, what) => node("button", { type: "button", class: "quiet-button", "data-ask": JSON.stringify(what), text });
  return node("div", { class: "detail" },
    node("p", {}, dotOf(cell.status, data.versions[at].mark), node("strong", { text: ` ${outlet}: ${statusName(data, cell.status).toLowerCase()}. ` }),
      node("span", { text: [named(data.status, cell.status).means, ...cell.notes.map((line) => `${line}.`)].join(" ") })),
    node("div", { class: "texts" },
      passage(cell.there, one ? `${one} says` : "The baseline", "No other version words it."),
      passage(cell.here, here, "No sentence is near it.")),
    cell.shifts.length ? node("ul", { class: "shift-list" }, ...cell.shifts.map((shift) => node("li", {},
      node("strong", { text: shift.contested ? `${shift.name}, contested. ` : `${shift.name}. ` }), document.createTextNode(`${shift.why} `),
      node("span", { class: "pair" }, node("q", { class: "shifted", dir: "auto", text: shift.baseline }), document.createTextNode(" → "),
        node("q", { class: "shifted", dir: "auto", text: clipped(shift.words) }))))) : null,
    node("p", { class: "actions" },
      button("Show in Compare", { fact: row.id, open: true }),
      button("Correct the fact", { fact: row.id }),
      ...cell.here.slice(0, 1).map((one) => button("Correct the sentence", { outlet: one.outlet, sentence: one.sentence }))));
}

function head(data, order) {
  const sorted = (key) => (order === key ? "ascending" : null);
  return node("tr", {},
    node("th", { scope: "col", class: "statement-head" }, node("span", { text: `Fact (${data.rows.length})` })),
    ...data.versions.map((version, at) => node("th", { scope: "col", "aria-sort": sorted(`v${at}`) },
      node("button", { type: "button", class: "sort", "data-order": `v${at}`, title: "Sort by this version" },
        node("span", { class: "number", text: version.mark }), node("span", { text: version.outlet, dir: "auto" }),
        node("span", { class: "arrow", "aria-hidden": "true", text: order === `v${at}` ? "▲" : "" })))));
}

// The version whose gaps come first, if an order asks for one.
function lackedBy(order, data) {
  const at = /^m\d+$/.test(order) ? Number(order.slice(1)) : null;
  return data.versions[at] ? at : null;
}

function ranked(data, order) {
  const lacking = lackedBy(order, data);
  if (lacking !== null) return [...data.rows].sort((one, other) => RANKS[other.cells[lacking].status] - RANKS[one.cells[lacking].status]);
  const at = order.startsWith("v") ? Number(order.slice(1)) : null;
  const rank = at === null ? ORDERS[order]?.rank : (row) => RANKS[row.cells[at].status] * 10 - row.cells[at].prominence;
  return rank ? [...data.rows].sort((one, other) => rank(one) - rank(other)) : data.rows;
}

function buildTop(data) {
  const select = node("select", { "data-orders": "" },
    ...Object.entries(ORDERS).map(([key, order]) => node("option", { value: key, text: order.name })),
    ...data.versions.map((version, at) => node("option", { value: `v${at}`, text: `told by ${version.outlet} first` })),
    ...data.versions.map((version, at) => node("option", { value: `m${at}`, text: `not found in ${version.outlet} first` })));
  const keys = node("ul", { class: "keys", "aria-label": "What the marks say" },
    ...data.status.map((status) => node("li", { title: status.means }, dotOf(status.key, "1"), node("span", { text: status.name }))));
  return [node("label", {}, node("span", { text: "Order " }), select), keys];
}

function addressed(name, value) {
  const address = new URL(location.href);
  if (value === undefined) return address.searchParams.get(name);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  return value;
}

function keepFact(data, id) {
  addressed("fact", id);
  try {
    sessionStorage.setItem(`framing fact ${data.story}`, id);
  } catch {
    // Without storage Compare opens with no fact chosen.
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".matrix");
  const stopped = new AbortController();
  const { signal } = stopped;
  const wide = root.querySelector(".wide");
  const said = root.querySelector(".said");
  let order = addressed("order") ?? "story";
  if (order.startsWith("v") ? !data.versions[Number(order.slice(1))] : !ORDERS[order] && lackedBy(order, data) === null) order = "story";
  let open = { fact: addressed("fact"), mark: addressed("cell") };

  root.querySelector(".top").replaceChildren(...buildTop(data));
  const select = root.querySelector("[data-orders]");

  const show = () => {
    select.value = order;
    const body = node("tbody");
    for (const row of ranked(data, order)) {
      const line = node("tr", {},
        node("th", { scope: "row", dir: "auto" }, byHand(row.set), node("span", { text: row.statement }), node("span", { class: "small note", text: row.note })),
        ...row.cells.map((cell, at) => node("td", {}, cellButton(row, at, data))));
      body.append(line);
      const at = data.versions.findIndex((version) => version.mark === open.mark);
      if (row.id === open.fact && at >= 0) {
        line.querySelectorAll(".cell")[at].setAttribute("aria-expanded", "true");
        body.append(node("tr", { class: "opened" }, node("td", { colspan: data.versions.length + 1 }, detail(row, at, data))));
      }
    }
    wide.replaceChildren(node("table", {}, node("thead", {}, head(data, order)), body));
  };
  const sortBy = (next) => {
    order = next;
    addressed("order", order === "story" ? "" : order);
    show();
  };
  select.addEventListener("change", () => sortBy(select.value), { signal });
  root.addEventListener("click", (event) => {
    const sort = event.target.closest(".sort");
    const cell = event.target.closest(".cell");
    const ask = event.target.closest("[data-ask]");
    if (sort) {
      sortBy(order === sort.dataset.order ? "story" : sort.dataset.order);
      root.querySelector(`.sort[data-order="${sort.dataset.order}"]`)?.focus();
    }
    if (cell) {
      const { fact, mark } = cell.dataset;
      const same = open.fact === fact && open.mark === mark;
      open = same ? { fact: null, mark: null } : { fact, mark };
      keepFact(data, open.fact ?? "");
      addressed("cell", open.mark ?? "");
      show();
      said.textContent = same ? "Closed." : "Both texts are shown below the row.";
      root.querySelector(`.cell[data-fact="${fact}"][data-mark="${mark}"]`)?.focus({ preventScroll: true });
      root.querySelector(".detail")?.scrollIntoView({ block: "nearest", behavior: gently() });
    }
    if (ask) {
      const what = JSON.parse(ask.dataset.ask);
      if (what.open) keepFact(data, what.fact);
      askPython(what);
    }
  }, { signal });
  show();
  return () => stopped.abort();
}
