import { behaviour } from "./core.js";

behaviour("copy", (button) => {
  button.addEventListener("click", async () => {
    const words = button.querySelector("span"),
      before = words.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    words.textContent = button.dataset.done;
    setTimeout(() => (words.textContent = before), 2000);
  });
});
