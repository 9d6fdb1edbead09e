/* A field for codes that a scanner types, each ended by Enter. The field is free at once, and codes are sent one after
   the other. What could not be sent waits, also over a reload, and goes on with the next code or once the browser is
   online again: each has a number by which the server counts it once, even if its answer was lost. #counting becomes
   that of the answer; any other answer is a failure. */
import { behaviour, fill } from "./core.js";
import { swapRegion } from "./swap-region.js";

behaviour("scan", (form) => {
  const field = form.elements.code,
    said = form.querySelector("[data-said]"),
    key = "scans " + form.action,
    waiting = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let busy = false;

  const keep = () => sessionStorage.setItem(key, JSON.stringify(waiting));
  const number = () => [...crypto.getRandomValues(new Uint32Array(3))].map((it) => it.toString(36)).join("-");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() !== "") waiting.push({ code: field.value, scan: number() });
    keep();
    field.value = "";
    field.focus();
    send();
  });
  window.addEventListener("online", send);

  async function send() {
    if (busy || !form.isConnected) return;
    busy = true;
    try {
      for (; waiting.length; waiting.shift(), keep()) show(await answer(waiting[0]));
      said.textContent = "";
    } catch {
      said.textContent = fill(form.dataset.away, waiting.length);
    }
    busy = false;
  }

  async function answer(scanned) {
    const body = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), ...scanned });
    const got = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(8000) });
    if (!got.ok && got.status !== 422) throw new Error("status " + got.status);
    const fresh = new DOMParser().parseFromString(await got.text(), "text/html").getElementById("counting");
    if (!fresh) throw new Error("no page to count on");
    return fresh;
  }

  function show(fresh) {
    swapRegion(document.getElementById("counting"), fresh);
  }

  send();
  if (!matchMedia("(pointer: coarse)").matches) field.focus();
});
