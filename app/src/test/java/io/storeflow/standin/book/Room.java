package io.storeflow.standin.book;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** How much is kept at all: beyond it the oldest payments and what belongs to them fall away. */
final class Room {
  /** Few of them, and needed by all others. */
  private static final Set<String> ALWAYS =
      Set.of(
          "account",
          "appointment",
          "billing.meter",
          "customer",
          "payment_method_domain",
          "price",
          "product",
          "subscription",
          "webhook_endpoint");

  private record Place(Shelf shelf, String kind, String id) {}

  private final Deque<Place> taken = new ArrayDeque<>();
  private final int most;

  Room(int most) {
    this.most = most;
  }

  void take(Shelf shelf, String kind, String id) {
    if (ALWAYS.contains(kind)) return;
    taken.add(new Place(shelf, kind, id));
    if (taken.size() <= most) return;
    var oldest = taken.remove();
    oldest.shelf.remove(oldest.kind, oldest.id);
  }

  void clear() {
    taken.clear();
  }
}
