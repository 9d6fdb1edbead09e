/* A tick in a form of data-implies="statement=some" says that too: the choice of that name is moved along. */
import { behaviour } from "./core.js";

behaviour("implies", (form) => {
  const [name, value] = form.dataset.implies.split("=");
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && target.checked && target.dataset.says === name) form.elements[name].value = value;
  });
});
