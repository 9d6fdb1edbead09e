/* Enter in a field presses the button that stands with it, not the first one of the form. */
import { behaviour } from "./core.js";

behaviour("enter", (part) =>
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    part.querySelector("button").click();
  }),
);
