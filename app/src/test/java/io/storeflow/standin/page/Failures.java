package io.storeflow.standin.page;

import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import java.util.List;

/** Buttons that make calls and deliveries go wrong. */
final class Failures {
  private Failures() {}

  static List<Raw> buttons() {
    return List.of(
        fault("status=500&times=1", "Next call: 500"),
        fault("status=429&times=3", "Next 3 calls: 429"),
        fault("cut=after&times=1&method=POST", "Next change: done, but no answer"),
        fault("cut=before&times=1", "Next call: cut before it is done"),
        fault("delay=5000&times=-1", "Every call: 5 s late"),
        Html.button("/_control/faults/clear?back=/", "All calls as usual"),
        events("drop=100", "Lose all events"),
        events("duplicates=2", "Each event three times"),
        events("delay=5000", "Events 5 s late"),
        events("drop=0&duplicates=0&delay=0", "Events as usual"));
  }

  private static Raw fault(String what, String label) {
    return Html.button("/_control/faults?back=/&" + what, label);
  }

  private static Raw events(String what, String label) {
    return Html.button("/_control/webhooks?back=/&" + what, label);
  }
}
