/* Links in a text with markup: the address is asked for beside the buttons, and what was chosen in the text meanwhile is
   kept. Where nothing was chosen the address itself becomes the text. What can be no link is said and stays to be mended;
   the server adds https: or mailto: where it is missing. */
export const run = (command, value) => document.execCommand(command, false, value);

export function linking(page, address, place) {
  const field = address.querySelector("input"),
    wrong = address.querySelector(".error"),
    pattern = new RegExp(field.dataset.link, "isu");
  let chosen = null;
  const restore = () => {
    page.focus();
    if (!chosen) return;
    getSelection().removeAllRanges();
    getSelection().addRange(chosen);
  };
  const judge = (to) => {
    wrong.hidden = !to || pattern.test(to);
    field.ariaInvalid = wrong.hidden ? null : "true";
    return wrong.hidden;
  };
  const link = () => {
    if (place()?.tagName === "A") return run("unlink");
    chosen = getSelection().rangeCount ? getSelection().getRangeAt(0).cloneRange() : null;
    address.hidden = false;
    field.focus();
  };
  const set = () => {
    const to = field.value.trim();
    if (!judge(to)) return field.focus();
    address.hidden = true;
    restore();
    if (!to) return;
    const made = Object.assign(document.createElement("a"), { href: to, textContent: to });
    if (!chosen || chosen.collapsed) run("insertHTML", made.outerHTML);
    else run("createLink", to);
    field.value = "";
  };
  field.addEventListener("input", () => wrong.hidden || judge(field.value.trim()));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    set();
  });
  return { link, set };
}
