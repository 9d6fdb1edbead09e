package io.storeflow.kitchen;

import static io.storeflow.order.FulfilmentState.COMPLETED;

import io.storeflow.order.FulfilmentState;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import java.util.Map;

/** Those who cook: the board they stand at, what they press, and what becomes of a ticket. */
final class Cooks {
  /** What our scripts say of their requests. */
  static final String[] SCRIPT = {"X-Requested-With", "fetch"};

  private final Staff staff;
  private final KitchenQueries queries;

  Cooks(Staff staff, KitchenQueries queries) {
    this.staff = staff;
    this.queries = queries;
  }

  static String board(Store store) {
    return "/s/" + store.slug() + "/board/kitchen";
  }

  Staff.Visitor of(Store store) {
    return staff.visitor(store, Role.FULFILMENT);
  }

  static int bump(Staff.Visitor cook, Store store, long number, String... fields) {
    return cook.postPlain(
            board(store) + "/tickets/" + number + "/moves", Map.of(SCRIPT[0], SCRIPT[1]), fields)
        .statusCode();
  }

  FulfilmentState state(Store store, long number) {
    return queries.board(store).tickets().stream()
        .filter(ticket -> ticket.number() == number)
        .findFirst()
        .map(Ticket::state)
        .orElse(COMPLETED);
  }
}
