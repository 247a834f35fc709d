// Words to the side of the version in which they count more.

export default function ({ data: { words }, parentElement }) {
  const data = JSON.parse(words);
  const root = parentElement.querySelector(".words");
  const texts = data.words;
  const bar = (row, side) => {
    const here = side === 0 ? row.difference > 0 : row.difference < 0;
    return node("td", { class: side === 0 ? "side l" : "side r" }, here && node("i", { class: "b", "aria-hidden": "true", style: `width:${(100 * Math.abs(row.difference) / data.widest).toFixed(1)}%` }));
  };
  root.replaceChildren(node("p", { class: "sub", text: `${texts.words_sub}${data.tone ? ` ${texts.words_tone}` : ""}` }),
    data.rows.length ? node("table", {},
      node("thead", {}, node("tr", {}, node("th", { scope: "col", text: texts.words_word }), node("th", { scope: "col", class: "l", text: data.names[0], dir: "auto" }), node("th", { scope: "col", text: data.names[1], dir: "auto" }), node("th", { scope: "col", text: texts.count }))),
      node("tbody", {}, ...data.rows.map((row) => node("tr", {}, node("th", { scope: "row", dir: "auto", text: row.words }), bar(row, 0), bar(row, 1),
        node("td", { class: "t", text: texts.times.replace("{one}", row.times_one).replace("{other}", row.times_other) })))))
      : node("p", { class: "small", text: texts.words_none }));
  return () => {};
}
