package io.storeflow.standin.book;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/** What is to happen at a time: kept with the book, so that it survives a restart. */
public final class Diary {
  private static final String KIND = "appointment";
  private static final long LOOKS_EVERY_MILLIS = 200;

  private final Map<String, BiConsumer<String, String>> does = new HashMap<>();
  private final Book book;

  public Diary(Book book) {
    this.book = book;
  }

  /** What is done with the account and the id when something of that name is due. */
  public void on(String what, BiConsumer<String, String> work) {
    does.put(what, work);
  }

  /**
   * Notes something; the same of the same object is moved.
   *
   * @param at seconds since 1970
   */
  public void at(long at, String what, String account, String id) {
    book.platform()
        .put(
            Json.of(
                "id", what + " " + account + " " + id,
                "object", KIND,
                "at", at,
                "what", what,
                "account", account,
                "of", id));
  }

  public void forget(String what, String account, String id) {
    var there = book.platform().find(KIND, what + " " + account + " " + id);
    if (there != null) book.platform().remove(there);
  }

  /** Does all that is due by now, each at its time, and what becomes due by that. */
  public void work() {
    for (var due = due(); !due.isEmpty(); due = due()) {
      var first = due.getFirst();
      book.platform().remove(first);
      var work = does.getOrDefault(Json.text(first, "what", ""), (account, id) -> {});
      book.moment()
          .at(
              Json.whole(first, "at"),
              () -> work.accept(Json.text(first, "account", ""), Json.text(first, "of", "")));
    }
  }

  /** Looks at the time again and again. */
  public void begin() {
    Thread.ofVirtual()
        .name("diary")
        .start(
            () -> {
              while (true) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOKS_EVERY_MILLIS));
                if (!book.look(this::due).isEmpty()) book.alone(this::work);
              }
            });
  }

  private List<ObjectNode> due() {
    long now = book.now();
    return book.platform()
        .all(KIND)
        .filter(each -> Json.whole(each, "at") <= now)
        .sorted(Comparator.comparingLong(each -> Json.whole(each, "at")))
        .toList();
  }
}
