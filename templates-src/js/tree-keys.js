/* The arrow keys on the .grip of a row press its buttons: up and down among those beside it, right to stand below the
   one before it, left to stand beside the one above it. */
import { behaviour } from "./core.js";

const PLACES = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };
const TURNED = { ArrowLeft: "in", ArrowRight: "out" };

behaviour("tree-keys", (tree) => {
  tree.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || !(event.key in PLACES) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const place = (document.dir === "rtl" && TURNED[event.key]) || PLACES[event.key];
    const button = grip.form.querySelector(`[name="to"][value="${place}"]`);
    button?.click();
  });
});
