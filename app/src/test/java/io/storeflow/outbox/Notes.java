package io.storeflow.outbox;

import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A reader that notes what it is given, and does what a test has in mind with it. */
final class Notes implements ReadsEvents {
  final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
  Consumer<List<Long>> then = subjects -> {};

  @Override
  public String reader() {
    return "test";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.ORDER_MOVED);
  }

  @Override
  public void read(Store store, List<Event> events) {
    var subjects = events.stream().map(Event::subject).toList();
    seen.addAll(subjects);
    then.accept(subjects);
  }
}
