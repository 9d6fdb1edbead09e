/* The list of what is wrong says the name of each field before it, and goes when a piece of the page came back with
   nothing wrong in any of its fields. */
import { behaviour } from "./core.js";

behaviour("wrongs", (note) => {
  const links = () => [...note.querySelectorAll("li a")];
  const field = (link) => document.getElementById(link.hash.slice(1));
  const marked = (link) => field(link)?.getAttribute("aria-invalid") === "true";
  const name = (link) => {
    const it = field(link),
      label = it?.labels?.[0] ?? it?.closest("fieldset")?.querySelector(":scope > legend");
    const words = (label?.querySelector("span") ?? label)?.firstChild.textContent.trim();
    if (words && !link.textContent.startsWith(words)) link.prepend(words + ": ");
  };
  links().forEach(name);
  /* What never bore a mark is not known to be mended. */
  const known = links().every(marked);
  document.addEventListener("htmx:afterSettle", () => {
    const all = links();
    all.forEach(name);
    if (known && all.length === note.querySelectorAll("li").length && !all.some(marked)) note.remove();
  });
});
