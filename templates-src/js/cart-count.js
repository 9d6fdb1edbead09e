/* Pages of a shop are the same for everyone; the number in the cart comes from the cookie named in data-cookie. */
import { behaviour, fill } from "./core.js";

behaviour("cart-count", (link) => {
  const show = () => {
    const found = document.cookie.split("; ").find((it) => it.startsWith(link.dataset.cookie + "="));
    const count = Number.parseInt(found?.split("=")[1] ?? "0", 10) || 0;
    link.querySelector("[data-count]").textContent = count || "";
    if (count) link.setAttribute("aria-label", fill(link.dataset.label, count));
  };
  addEventListener("pageshow", show);
  document.addEventListener("cart:changed", show);
  show();
});
