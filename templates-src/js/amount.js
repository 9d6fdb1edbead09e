/* One less, one more, within data-min and data-max of the number between. */
import { behaviour } from "./core.js";

behaviour("amount", (group) => {
  const input = group.querySelector("input");
  group.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-step]")?.dataset.step);
    if (!step) return;
    const now = Number.parseInt(input.value, 10) || 0;
    input.value = Math.min(Number(input.dataset.max), Math.max(Number(input.dataset.min), now + step));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
