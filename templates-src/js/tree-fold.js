/* Rows of a tree (data-level, each before those below it): the .fold button of a row hides what stands below it. What
   is folded is remembered for the tab, so that it stays while rows are moved. */
import { behaviour } from "./core.js";

behaviour("tree-fold", (tree) => {
  const place = "folded " + location.pathname;
  const folded = new Set(JSON.parse(sessionStorage.getItem(place) ?? "[]"));
  const show = () => {
    let hiding = Infinity;
    for (const row of tree.children) {
      const level = Number(row.dataset.level);
      if (level <= hiding) hiding = Infinity;
      row.hidden = level > hiding;
      const button = row.querySelector("button.fold");
      if (!button) continue;
      const closed = folded.has(row.id);
      button.setAttribute("aria-expanded", String(!closed));
      if (closed && !row.hidden) hiding = level;
    }
  };
  tree.addEventListener("click", (event) => {
    const row = event.target.closest("button.fold")?.closest("li");
    if (!row) return;
    if (!folded.delete(row.id)) folded.add(row.id);
    sessionStorage.setItem(place, JSON.stringify([...folded]));
    show();
  });
  document.addEventListener("htmx:load", () => tree.isConnected && show());
  show();
});
