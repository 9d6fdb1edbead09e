/* A toast goes by itself after ten seconds, never while somebody points at it or is in it. */
import { behaviour, enliven } from "./core.js";

export function say(words, link) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.behaviour = "toast";
  toast.append(Object.assign(document.createElement("span"), { textContent: words }));
  if (link) toast.append(Object.assign(document.createElement("a"), link));
  document.getElementById("toasts")?.append(toast);
  enliven(toast);
}

behaviour("toast", (toast) => {
  let timer;
  const leave = () => toast.remove();
  const wait = () => (timer = setTimeout(leave, 10000));
  const stay = () => clearTimeout(timer);
  for (const event of ["pointerenter", "focusin"]) toast.addEventListener(event, stay);
  for (const event of ["pointerleave", "focusout"]) toast.addEventListener(event, wait);
  toast.querySelector("[data-close]")?.addEventListener("click", leave);
  wait();
});
