/* Tickets are pressed by what [data-press] says: a digit, or a letter and a digit. What was typed of a longer one
   stands in this output; it is forgotten after three seconds, on Escape, or when it leads nowhere. A ticket that is out
   of sight is brought into sight by its key, and not pressed: nobody could have meant what nobody saw. */
import { behaviour } from "./core.js";

const FORGET = 3000;

function inSight(button) {
  const box = button.getBoundingClientRect(),
    x = box.left + box.width / 2,
    y = box.top + box.height / 2;
  return button.contains(document.elementFromPoint(x, y));
}

behaviour("press", (output) => {
  let typed = "",
    timer;
  const put = (text) => {
    clearTimeout(timer);
    typed = text;
    output.textContent = text && text + " …";
    if (text) timer = setTimeout(() => put(""), FORGET);
  };
  const press = (button) => {
    const seen = inSight(button);
    if (!seen) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    button.focus({ preventScroll: true });
    if (seen) button.click();
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]"))
        return;
      if (event.key === "Escape") return put("");
      if (!/^[a-z0-9]$/i.test(event.key) || event.target.matches("input, textarea, select")) return;
      const wanted = typed + event.key.toUpperCase();
      const buttons = [...document.querySelectorAll("[data-press]")].filter(
        (it) => it.dataset.press && it.checkVisibility(),
      );
      const found = buttons.find((it) => it.dataset.press === wanted);
      const begun = !found && buttons.some((it) => it.dataset.press.startsWith(wanted));
      if (!found && !begun && !typed) return;
      event.preventDefault();
      put(begun ? wanted : "");
      if (found) press(found);
    },
    true,
  );
});
