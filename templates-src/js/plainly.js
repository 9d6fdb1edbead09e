/* What htmx asks for in place of the browser ends as it would have ended there, where it cannot become a part of this
   page: an answer from another page is gone to; when the answer is an error, or none comes, the browser asks itself and
   shows what there is. Holds for data-hx-boost, and for other forms with data-plainly. */
function instead({ boosted, elt }) {
  if (!boosted && !elt.matches("[data-plainly]")) return;
  if (elt.matches("form")) HTMLFormElement.prototype.submit.call(elt);
  else location.assign(elt.href);
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(failure, (event) => instead(event.detail));

document.addEventListener("htmx:beforeSwap", (event) => {
  const { boosted, xhr } = event.detail;
  if (!boosted || xhr.status >= 400 || new URL(xhr.responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.assign(xhr.responseURL);
});
