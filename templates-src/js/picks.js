/* What was found by name below a field is put into it by a press; each button holds all that the field then says. */
import { behaviour } from "./core.js";

behaviour("picks", (around) =>
  around.addEventListener("click", ({ target }) => {
    const { value } = target.closest("button") ?? {},
      field = around.querySelector("input");
    if (!value) return;
    field.value = value;
    field.focus();
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }),
);
