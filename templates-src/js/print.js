/* A button that prints the page; what is not for paper is left out by the print style. */
import { behaviour } from "./core.js";

behaviour("print", (button) => button.addEventListener("click", () => print()));
