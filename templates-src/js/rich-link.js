/* Links in a text with markup: the address is asked for beside the buttons, and what was chosen in the text meanwhile is
   kept. Where nothing was chosen the address itself becomes the text. */
export const run = (command, value) => document.execCommand(command, false, value);

export function linking(page, address, place) {
  const field = address.querySelector("input");
  let chosen = null;
  const restore = () => {
    page.focus();
    if (!chosen) return;
    getSelection().removeAllRanges();
    getSelection().addRange(chosen);
  };
  const link = () => {
    if (place()?.tagName === "A") return run("unlink");
    chosen = getSelection().rangeCount ? getSelection().getRangeAt(0).cloneRange() : null;
    address.hidden = false;
    field.focus();
  };
  const set = () => {
    const to = field.value.trim();
    address.hidden = true;
    restore();
    if (!to) return;
    const made = Object.assign(document.createElement("a"), { href: to, textContent: to });
    if (!chosen || chosen.collapsed) run("insertHTML", made.outerHTML);
    else run("createLink", to);
    field.value = "";
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    set();
  });
  return { link, set };
}
