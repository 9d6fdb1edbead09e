package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TAG;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.OrderWords;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.paging.Sought;
import io.storeflow.platform.paging.Sought.Hits;
import io.storeflow.platform.paging.Sought.Instead;
import io.storeflow.platform.paging.Sought.Term;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds orders by their tag and by the words that were typed, each the beginning of a word of the
 * order.
 */
@Component
public class OrderSearch {
  private final DSLContext db;

  OrderSearch(DSLContext db) {
    this.db = db;
  }

  /** The orders that are meant. One statement if words were typed or a tag is asked for. */
  Hits in(Store store, OrderFilter filter, Orders o) {
    var number = filter.number();
    if (filter.q().startsWith("#") && number.isPresent()) {
      var tagged = Sought.all(tags(store, filter), o.ID, null);
      return new Hits(o, o.NUMBER.eq(number.get()).and(tagged));
    }
    var words = words(store, filter.q());
    if (words.isEmpty() && !filter.q().isEmpty()) return new Hits(o, falseCondition());
    var terms = Stream.concat(words.stream(), tags(store, filter).stream()).toList();
    return Sought.hits(db, terms, o, o.ID, numbered(store, number, o));
  }

  /** Which orders are meant by what was typed; for few orders, as no statement is spared. */
  public static Condition meant(Store store, String q, Orders o) {
    if (q.isEmpty()) return noCondition();
    var number = OrderNumber.read(q).value();
    if (q.startsWith("#") && number.isPresent()) return o.NUMBER.eq(number.get());
    var words = words(store, q);
    return words.isEmpty() ? falseCondition() : Sought.all(words, o.ID, numbered(store, number, o));
  }

  private static List<Term> words(Store store, String q) {
    return OrderWords.typed(q, store.country()).stream()
        .map(
            beginnings -> {
              var w = only(store, ORDER_WORD);
              return new Term(w, w.ORDER_ID, Sought.begins(w.WORD, beginnings), true);
            })
        .toList();
  }

  private static List<Term> tags(Store store, OrderFilter filter) {
    var t = only(store, ORDER_TAG);
    return filter.folded().stream()
        .map(it -> new Term(t, t.ORDER_ID, t.FOLDED.eq(it), false))
        .toList();
  }

  private static @Nullable Instead numbered(Store store, Optional<Long> number, Orders o) {
    var named = only(store, ORDERS);
    return number
        .map(
            it ->
                new Instead(
                    select(named.ID.as("id")).from(named).where(named.NUMBER.eq(it)),
                    o.NUMBER.eq(it)))
        .orElse(null);
  }
}
