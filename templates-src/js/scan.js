/* A field for codes that a scanner types, each ended by Enter. The field is free at once, and codes are sent one after
   the other, so that none is lost while an answer is awaited. #counting becomes that of the answer. What could not be
   sent comes back into the field: whether it was counted shows when the page is loaded again. */
import { behaviour } from "./core.js";
import { swapRegion } from "./swap-region.js";

behaviour("scan", (form) => {
  const field = form.elements.code,
    said = form.querySelector("[data-said]"),
    waiting = [];
  let busy = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() === "") return;
    waiting.push(field.value);
    field.value = "";
    field.focus();
    if (!busy) send();
  });

  async function send() {
    busy = true;
    said.textContent = "";
    while (waiting.length) {
      const body = new URLSearchParams(new FormData(form));
      body.set("code", waiting[0]);
      try {
        const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(8000) });
        show(await answer.text());
      } catch {
        field.value = waiting[0];
        said.textContent = form.dataset.away;
        waiting.length = 0;
      }
      waiting.shift();
    }
    busy = false;
  }

  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("counting");
    if (fresh) swapRegion(document.getElementById("counting"), fresh);
    else location.reload();
  }

  if (!matchMedia("(pointer: coarse)").matches) field.focus();
});
