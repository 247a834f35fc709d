// Lines between the two wordings of a difference, as long as both are in sight.

function visibleBox(made, within) {
  const box = made.getClientRects()[0];
  const text = made.closest(".text")?.getBoundingClientRect();
  const board = within.getBoundingClientRect();
  if (!box || !text) return null;
  const seen = box.bottom > text.top && box.top < text.bottom && box.right > board.left && box.left < board.right;
  return seen ? box : null;
}

// Along the upper edges, where lines of text leave room: through the middle it would strike out
// what stands in the columns between.
function drawLink(from, to, board) {
  const left = from.left <= to.left ? from : to;
  const right = left === from ? to : from;
  const [x1, y1] = [left.right - board.left, left.top - board.top];
  const [x2, y2] = [right.left - board.left, right.top - board.top];
  const middle = (x1 + x2) / 2;
  return [
    drawn("path", { d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }),
    drawn("circle", { cx: x1, cy: y1, r: 3 }), drawn("circle", { cx: x2, cy: y2, r: 3 }),
  ];
}

function watchLinks(root, marks, signal) {
  const board = root.querySelector(".board");
  const columns = root.querySelector(".columns");
  board.querySelector(".links")?.remove();
  const sheet = drawn("svg", { class: "links", "aria-hidden": "true" });
  board.append(sheet);
  let shown = null;
  let waiting = 0;
  const draw = () => {
    waiting = 0;
    const made = [];
    const area = board.getBoundingClientRect();
    for (const place of shown?.places ?? []) {
      for (const shift of place.shifts) {
        const pieces = marks.shifts.get(shift.n) ?? [];
        const at = (mark) => pieces.find((piece) => piece.closest(".column")?.dataset.mark === mark);
        const [one, other] = [at(shift.mark), at(place.mark)];
        if (!one || !other || one === other || shift.mark === place.mark) continue;
        const [from, to] = [visibleBox(one, columns), visibleBox(other, columns)];
        if (from && to) made.push(...drawLink(from, to, area));
      }
    }
    sheet.replaceChildren(...made);
  };
  const later = () => {
    waiting ||= requestAnimationFrame(draw);
  };
  columns.addEventListener("scroll", later, { signal, capture: true, passive: true });
  addEventListener("resize", later, { signal });
  return (fact) => {
    shown = fact;
    later();
  };
}
