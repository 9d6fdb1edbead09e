/* Says where the browser's clock is: the IANA name of its zone, in a hidden field of a form. */
import { behaviour } from "./core.js";

behaviour("browser-zone", (field) => {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
});
