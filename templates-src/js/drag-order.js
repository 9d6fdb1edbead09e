/* Things in a list are put in order by dragging: where one is let go, the hidden button [data-move] is pressed with
   where it came from and where it goes, by [data-place]. Buttons do the same for keys and fingers. */
import { behaviour } from "./core.js";

let pressed;

/* What has come to an end of the list goes no further: the way back has the focus then. */
document.addEventListener("htmx:afterSettle", () => {
  const button = document.getElementById(pressed),
    at = document.activeElement;
  // It may be the answer to an earlier press that has settled.
  if (!button?.disabled) return;
  pressed = null;
  if (!at || at === button || at === document.body) button.parentElement.querySelector("button:enabled")?.focus();
});

behaviour("drag-order", (part) => {
  let dragged = null;
  part.addEventListener("click", ({ target }) => (pressed = target.closest("button[id]")?.id));
  const item = ({ target }) => target.closest?.("[data-place]");
  const mark = (over) => {
    for (const other of part.querySelectorAll("[data-over]")) other.removeAttribute("data-over");
    over?.setAttribute("data-over", "true");
  };
  part.addEventListener("dragstart", (event) => {
    dragged = item(event);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged?.dataset.place ?? "");
  });
  part.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    mark(item(event));
  });
  part.addEventListener("drop", (event) => {
    const to = item(event),
      move = part.querySelector("[data-move]");
    if (!dragged) return;
    event.preventDefault();
    if (!to || to === dragged) return;
    move.value = `move-${dragged.dataset.place}-${to.dataset.place}`;
    move.click();
    move.value = "show";
  });
  part.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
});
