/* j and k walk through the rows of a table by their first link, x ticks the row. */
import { behaviour } from "./core.js";

behaviour("rows", (table) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k", "x"].includes(event.key)) return;
    if (event.target.matches("textarea, select, input:not([type=checkbox])") || document.querySelector("dialog[open]"))
      return;
    const rows = [...table.querySelectorAll("tbody tr")];
    const here = rows.indexOf(document.activeElement?.closest("tr"));
    if (event.key === "x") return rows[here]?.querySelector(".pick")?.click();
    const next = rows[Math.min(rows.length - 1, Math.max(0, here + (event.key === "j" ? 1 : -1)))];
    next?.querySelector("th a, a")?.focus();
  });
});
