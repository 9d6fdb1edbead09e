package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.money.Ledger;
import io.storeflow.standin.web.ApiError;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What all parts of payments work with. */
record Desk(
    Book book, Journal journal, Ledger ledger, Diary diary, String base, List<Payments.End> ends) {

  /** An intent has come to an end, for now or for good. */
  void ended(String account, ObjectNode intent) {
    ends.forEach(each -> each.heard(account, intent));
  }

  ObjectNode find(String account, String kind, @Nullable String id, String called, String param) {
    var found = book.shelf(account).find(kind, id);
    if (found == null) throw ApiError.none(called, String.valueOf(id), param);
    return found;
  }

  ObjectNode intent(String account, @Nullable String id) {
    return find(account, "payment_intent", id, "payment_intent", "intent");
  }

  ObjectNode charge(String account, @Nullable String id) {
    return find(account, "charge", id, "charge", "id");
  }

  void tell(String account, String type, ObjectNode object) {
    journal.tell(account, type, object);
  }

  /** Changes an object and tells it, with what was before. */
  void change(String account, String type, ObjectNode object, Consumer<ObjectNode> how) {
    var before = Book.shown(object);
    how.accept(object);
    journal.tell(account, type, object, Json.before(before, Book.shown(object)));
  }
}
