/* A file can be dropped onto its form; one that is too large is told before it is sent. */
import { behaviour } from "./core.js";

behaviour("one-file", (form) => {
  const input = form.querySelector("input[type=file]");
  const check = () => {
    const large = input.files[0]?.size > Number(form.dataset.limit);
    input.setCustomValidity(large ? form.dataset.large : "");
    if (large) input.reportValidity();
  };
  input.addEventListener("change", check);
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      if (kind !== "drop") return;
      input.files = event.dataTransfer.files;
      check();
    });
});
