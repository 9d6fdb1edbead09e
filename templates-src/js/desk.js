import { enliven } from "./core.js";
import "./clock.js";
import "./copy.js";
import "./dialog.js";
import "./confirm.js";
import "./menu.js";
import "./toast.js";
import "./unsaved.js";
import "./amount.js";
import "./shortcut.js";
import "./rows.js";
import "./select-all.js";
import "./auto-submit.js";
import "./focus.js";
import "./theme.js";
import "./sound.js";
import "./live-region.js";

enliven(document);
