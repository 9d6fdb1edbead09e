/* The list of what is wrong goes when a piece of the page came back with nothing wrong in any of its fields. */
import { behaviour } from "./core.js";

behaviour("wrongs", (note) => {
  const mended = (link) => document.querySelector(link.hash)?.getAttribute("aria-invalid") !== "true";
  document.addEventListener("htmx:afterSettle", () => {
    const links = [...note.querySelectorAll("li a")];
    if (links.length && links.length === note.querySelectorAll("li").length && links.every(mended)) note.remove();
  });
});
