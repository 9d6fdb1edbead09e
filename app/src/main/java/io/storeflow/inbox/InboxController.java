package io.storeflow.inbox;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.Permission;
import io.storeflow.merchant.StoreAccess;
import io.storeflow.merchant.Stores;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All stores that a person may enter, and what waits in them. */
@Controller
class InboxController {
  private static final int MOST = 100;

  /** A store with the number of its open orders; null where the role may not see orders. */
  record Line(StoreAccess access, @org.jspecify.annotations.Nullable Integer open) {}

  private final Stores stores;
  private final InboxQueries queries;

  InboxController(Stores stores, InboxQueries queries) {
    this.stores = stores;
    this.queries = queries;
  }

  @GetMapping("/stores")
  String list(SignedIn person, Model model) {
    var all = stores.of(person);
    var seen =
        all.stream()
            .filter(access -> access.may(Permission.SEE_ORDERS))
            .map(StoreAccess::store)
            .toList();
    var counts = queries.counts(seen);
    var lines = new ArrayList<Line>();
    for (var access : all) {
      int place = seen.indexOf(access.store());
      lines.add(new Line(access, place < 0 ? null : counts.get(place)));
    }
    model
        .addAttribute("lines", lines)
        .addAttribute("rows", queries.open(seen, MOST))
        .addAttribute("total", counts.stream().mapToInt(Integer::intValue).sum())
        .addAttribute("busy", counts.stream().filter(open -> open > 0).count());
    return "inbox/list";
  }
}
