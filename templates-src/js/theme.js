/* Light or dark for this screen, kept on it. */
import { behaviour } from "./core.js";

const kept = localStorage.getItem("theme");
if (kept) document.documentElement.dataset.theme = kept;

behaviour("theme", (button) => {
  button.addEventListener("click", () => {
    const dark =
      getComputedStyle(document.documentElement).colorScheme === "light dark"
        ? matchMedia("(prefers-color-scheme: dark)").matches
        : document.documentElement.dataset.theme === "dark";
    const next = dark ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    localStorage.setItem("theme", next);
  });
});
