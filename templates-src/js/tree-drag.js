/* The .grip of a row is dragged by mouse, pen or finger: over the upper part of another row it goes before it, over the
   lower part behind it, over the middle below it; a list with data-flat has no middle. The row says where by data-drop
   while it is held. */
import { behaviour } from "./core.js";

behaviour("tree-drag", (tree) => {
  let held, over, place;
  const mark = (row, at) => {
    if (over && over !== row) delete over.dataset.drop;
    over = row;
    place = at;
    if (row) row.dataset.drop = at;
  };
  const follow = (event) => {
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest("li[data-level]");
    if (!row || row === held || !tree.contains(row) || isBelow(row)) return mark();
    const box = row.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    const edge = tree.dataset.flat ? 0.5 : 0.3;
    mark(row, part < edge ? "before" : part > 1 - edge ? "after" : "inside");
  };
  const isBelow = (row) => {
    let next = held.nextElementSibling;
    for (; next && Number(next.dataset.level) > Number(held.dataset.level); next = next.nextElementSibling)
      if (next === row) return true;
    return false;
  };
  const end = () => {
    held?.removeAttribute("data-held");
    mark();
    held = undefined;
  };
  tree.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button > 0) return;
    held = grip.closest("li");
    held.setAttribute("data-held", "true");
    grip.setPointerCapture(event.pointerId);
  });
  tree.addEventListener("pointermove", (event) => held && follow(event));
  tree.addEventListener("pointerup", () => {
    const form = held?.querySelector("form");
    const [at, to] = [over?.dataset.id, place];
    end();
    if (!form || !at) return;
    form.elements.at.value = at;
    form.querySelector(`[name="to"][value="${to}"]`).click();
  });
  tree.addEventListener("pointercancel", end);
  tree.addEventListener("keydown", (event) => event.key === "Escape" && held && end());
});
