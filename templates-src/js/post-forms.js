/* Sends the forms of a region through its outbox, but for those that htmx sends or that are marked data-plain. */
export function postForms(region, box, then) {
  region.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.matches("[data-hx-post], [data-plain]")) return;
    event.preventDefault();
    form.toggleAttribute("data-sent", true);
    box.add(form, event.submitter).then(then);
  });
}
