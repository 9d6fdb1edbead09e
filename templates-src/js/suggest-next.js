/* A field that takes several texts with commas between them is proposed the next one: its list begins with what is
   typed already. */
import { behaviour } from "./core.js";

behaviour("suggest-next", (around) => {
  const field = around.querySelector("input[list]"),
    list = field.list,
    all = [...list.options].map((option) => option.value);
  field.addEventListener("input", () => {
    const before = field.value.slice(0, field.value.lastIndexOf(",") + 1),
      had = before.split(",").map((text) => text.trim().toLowerCase());
    const next = all.filter((text) => !had.includes(text.toLowerCase()));
    const option = (text) => {
      const made = document.createElement("option");
      made.value = before ? `${before} ${text}` : text;
      return made;
    };
    list.replaceChildren(...next.map(option));
  });
});
