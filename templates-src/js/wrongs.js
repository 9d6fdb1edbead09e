/* The list of what is wrong goes when a piece of the page came back with nothing wrong in any of its fields. */
import { behaviour } from "./core.js";

behaviour("wrongs", (note) => {
  const marked = (link) => document.getElementById(link.hash.slice(1))?.getAttribute("aria-invalid") === "true";
  /* What never bore a mark is not known to be mended. */
  const known = [...note.querySelectorAll("li a")].every(marked);
  document.addEventListener("htmx:afterSettle", () => {
    const links = [...note.querySelectorAll("li a")];
    if (known && links.length === note.querySelectorAll("li").length && !links.some(marked)) note.remove();
  });
});
