package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.payment.Payments;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What all parts of billing work with. */
record Store(Book book, Journal journal, Diary diary, Payments payments, String base) {

  ObjectNode find(String account, String kind, @Nullable String id) {
    var found = book.shelf(account).find(kind, id);
    if (found == null) throw ApiError.none(kind, String.valueOf(id), "id");
    return found;
  }

  ObjectNode find(Call call, String kind) {
    return find(call.account(), kind, call.inPath("id"));
  }

  ObjectNode shown(Call call, String kind) {
    return Book.shown(find(call, kind));
  }

  /** A page of those that fit what is asked of these members. */
  ObjectNode list(Call call, String kind, String... members) {
    var all = book.shelf(call.account()).all(kind);
    for (var member : members) all = all.filter(Lists.equal(call, member));
    return Lists.page(call, all);
  }

  ObjectNode put(Call call, ObjectNode made, String event) {
    book.shelf(call.account()).put(made);
    journal.tell(call.account(), event, made);
    return made;
  }

  /** Changes an object and tells it, where anything is other than before. */
  void change(String account, String event, ObjectNode object, Consumer<ObjectNode> how) {
    var before = Book.shown(object);
    how.accept(object);
    var now = Book.shown(object);
    if (!before.equals(now)) journal.tell(account, event, object, Json.before(before, now));
  }

  /** Members of a form that an object takes as they are. */
  static void take(ObjectNode object, ObjectNode said, String... members) {
    for (var member : members) if (said.has(member)) object.set(member, said.get(member));
    said.path("metadata")
        .properties()
        .forEach(each -> object.withObject("/metadata").set(each.getKey(), each.getValue()));
  }
}
