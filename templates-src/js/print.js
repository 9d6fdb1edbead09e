/* A button that prints the page; what is not for paper is left out by the print style. With data-now it does so at
   once. */
import { behaviour } from "./core.js";

behaviour("print", (button) => {
  button.addEventListener("click", () => print());
  if ("now" in button.dataset) addEventListener("load", () => print(), { once: true });
});
