import { enliven } from "./core.js";
import "./clock.js";
import "./copy.js";
import "./dialog.js";
import "./menu.js";
import "./toast.js";
import "./amount.js";
import "./auto-submit.js";
import "./focus.js";
import "./cart-count.js";
import "./put-in.js";
import "./live-region.js";

enliven(document);
