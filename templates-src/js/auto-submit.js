import { behaviour } from "./core.js";

behaviour("auto-submit", (element) => {
  element.addEventListener("change", () => (element.form ?? element).requestSubmit());
});
