/* Whatever names a key in aria-keyshortcuts answers to it: a field is entered, anything else is pressed. What opens a
   dialog is not entered, so that the dialog gives back the focus to where it was. */
function typing(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function answers(key) {
  const wanted = CSS.escape(key.toLowerCase());
  return [...document.querySelectorAll(`[aria-keyshortcuts~="${wanted}" i]`)].find((it) => it.checkVisibility());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
  if (event.key.length !== 1 || event.key === " " || typing(event.target) || document.querySelector("dialog[open]"))
    return;
  const found = answers(event.key);
  if (!found) return;
  event.preventDefault();
  if (!found.ariaHasPopup) found.focus();
  if (!typing(found)) found.click();
  else found.select?.();
});
