/* A form that puts something into the cart sends itself and stays on the page: the sentence that comes back is said,
   with a link to the cart (data-cart, data-cart-text around it). Anything else, and the form goes its usual way. Not by
   htmx: what was pressed counts though the page is left at once, and only fetch has keepalive for that; nor do the
   pages that caches hold for everybody need a script more. */
import { behaviour } from "./core.js";
import { say } from "./toast.js";

behaviour("put-in", (form) => {
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    event.submitter?.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        keepalive: true,
        headers: { "X-Requested-With": "fetch" },
      });
      if (!answer.headers.get("Content-Type")?.startsWith("text/plain")) throw new Error(answer.status);
      const { cart, cartText } = form.closest("[data-cart]")?.dataset ?? {};
      say(await answer.text(), answer.ok && cart ? { href: cart, textContent: cartText } : null);
      document.dispatchEvent(new Event("cart:changed"));
    } catch {
      form.submit();
    }
    busy = false;
    event.submitter?.removeAttribute("aria-busy");
  });
});
