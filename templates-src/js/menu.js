/* An open <details> menu is scrolled to as far as it goes beyond the screen; it closes on Escape, on a press elsewhere,
   when the focus leaves, and when the form around it is sent. */
import { behaviour } from "./core.js";

behaviour("menu", (menu) => {
  const summary = menu.querySelector("summary");
  menu.addEventListener("toggle", () => {
    if (menu.open) menu.lastElementChild.scrollIntoView({ block: "nearest" });
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("submit", (event) => {
    if (!menu.open || !event.target.contains(menu)) return;
    if (menu.contains(document.activeElement)) summary.focus();
    menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
