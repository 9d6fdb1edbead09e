/* A button with data-dialog="id" opens that dialog; data-close inside, or a press beside it, closes. */
import { behaviour } from "./core.js";

behaviour("dialog", (button) => {
  button.addEventListener("click", () => document.getElementById(button.dataset.dialog).showModal());
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  else if (event.target.matches("dialog") && beside(event.target.getBoundingClientRect(), event)) event.target.close();
});

function beside(box, { clientX: x, clientY: y }) {
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
