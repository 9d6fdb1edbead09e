/* htmx swaps by morphing (hx-ext="morph", hx-swap="morph"): what a person holds, or has typed since it was sent, stays,
   and no button is exchanged under a finger. Fields that stand as they were sent become as the answer has them. */
import { morph } from "./morph.js";

const sent = new WeakMap();
const last = new WeakMap();
let answered = new Map();

// What the answered request has sent of it; of another form what that sent last.
const known = (it) => (answered.has(it) ? answered.get(it) : last.get(it));

function defaultOf(select) {
  const options = [...select.options];
  return (options.find((it) => it.defaultSelected) ?? options[0])?.value;
}

window.htmx?.defineExtension("morph", {
  isInlineSwap: (style) => style === "morph",
  onEvent(name, event) {
    const { elt, xhr } = event.detail;
    if (name === "htmx:beforeRequest") {
      const form = [...((elt.form ?? elt).elements ?? [])].map((it) => [it, it.value]);
      for (const [it, value] of form) last.set(it, value);
      sent.set(xhr, new Map(form));
    }
    if (name === "htmx:beforeSwap") answered = sent.get(xhr) ?? new Map();
    return true;
  },
  handleSwap(style, target, fragment) {
    const fresh = fragment.firstElementChild;
    if (style !== "morph" || !fresh) return false;
    for (const it of fresh.querySelectorAll("noscript")) it.remove();
    morph(target, fresh);
    // What is new is pressed by htmx from now on, not by the browser until it settles.
    window.htmx.process(target);
    for (const it of target.querySelectorAll("select"))
      if (it !== document.activeElement && known(it) === it.value) it.value = defaultOf(it);
    for (const it of target.querySelectorAll("input")) {
      if (it.type === "radio") it.checked = it.defaultChecked;
      else if (it !== document.activeElement && known(it) === it.value) it.value = it.defaultValue;
    }
    return [target];
  },
});
