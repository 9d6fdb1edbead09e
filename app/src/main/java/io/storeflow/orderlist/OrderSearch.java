package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;

import io.storeflow.db.tables.OrderWord;
import io.storeflow.db.tables.Orders;
import io.storeflow.order.OrderWords;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Finds orders by the words that were typed, each the beginning of a word of the order. What is
 * rare is looked up, and its orders sorted; what is common is met soon enough by reading orders in
 * the order of the list. So a page costs about the same, whatever was typed.
 */
@Component
class OrderSearch {
  /** Orders that one word may have to be looked up; more come soon enough. */
  static final int FEW = 1_000;

  /** With several words, as many may have one and not the others. */
  static final int SOME = 20_000;

  /**
   * From where orders are read, and which of them.
   *
   * @param table the orders, or the orders behind those that were looked up
   */
  record Hits(Table<?> table, Condition which) {}

  private final DSLContext db;

  OrderSearch(DSLContext db) {
    this.db = db;
  }

  /** The orders that are meant. One statement if words were typed, else none. */
  Hits in(Store store, OrderFilter filter, Orders o) {
    var q = filter.q();
    if (q.isEmpty()) return new Hits(o, noCondition());
    var number = filter.number();
    if (q.startsWith("#") && number.isPresent()) return new Hits(o, o.NUMBER.eq(number.get()));
    var terms = OrderWords.typed(q, store.country());
    if (terms.isEmpty()) return new Hits(o, falseCondition());
    var counts = counts(store, terms);
    int rarest =
        IntStream.range(0, terms.size())
            .reduce((one, other) -> counts.get(other) < counts.get(one) ? other : one)
            .orElseThrow();
    if (counts.get(rarest) > most(terms)) return new Hits(o, each(store, terms, -1, o, number));
    var found = lookedUp(store, terms.get(rarest), number).asTable("found");
    return new Hits(
        found.straightJoin(o).on(o.ID.eq(found.field("id", Long.class))),
        terms.size() == 1 ? noCondition() : each(store, terms, rarest, o, number));
  }

  private static int most(List<List<String>> terms) {
    return terms.size() == 1 ? FEW : SOME;
  }

  /** How many words of orders begin so, for each of the terms; no more are counted than matter. */
  private List<Integer> counts(Store store, List<List<String>> terms) {
    var w = only(store, ORDER_WORD);
    int most = most(terms) + 1;
    var counted =
        terms.stream()
            .map(term -> select(inline(1).as("one")).from(w).where(begins(w, term)).limit(most))
            .<Field<Integer>>map(some -> field(selectCount().from(some.asTable("some"))))
            .toList();
    return db.select(counted).fetchSingle(row -> List.of(row.into(Integer[].class)));
  }

  private static Select<Record1<Long>> lookedUp(
      Store store, List<String> term, Optional<Long> number) {
    var w = only(store, ORDER_WORD);
    var byWord = selectDistinct(w.ORDER_ID.as("id")).from(w).where(begins(w, term));
    if (number.isEmpty()) return byWord.limit(SOME);
    var o = only(store, ORDERS);
    return byWord.union(select(o.ID.as("id")).from(o).where(o.NUMBER.eq(number.get())));
  }

  /** Orders with a word for each of the terms but one, or of that number. */
  private static Condition each(
      Store store, List<List<String>> terms, int but, Orders o, Optional<Long> number) {
    var w = only(store, ORDER_WORD);
    var all =
        IntStream.range(0, terms.size())
            .filter(at -> at != but)
            .mapToObj(terms::get)
            .map(term -> has(w, o, term))
            .reduce(noCondition(), Condition::and);
    return number.map(it -> all.or(o.NUMBER.eq(it))).orElse(all);
  }

  /** Counted, not asked for by EXISTS, which databases turn into a pass over all words. */
  private static Condition has(OrderWord w, Orders o, List<String> term) {
    var words = selectCount().from(w).where(w.ORDER_ID.eq(o.ID)).and(begins(w, term));
    return field(words).gt(0);
  }

  /** Words hold nothing that a pattern gives a meaning to. */
  private static Condition begins(OrderWord w, List<String> term) {
    return term.stream()
        .<Condition>map(beginning -> w.WORD.like(beginning + "%"))
        .reduce(Condition::or)
        .orElse(falseCondition());
  }
}
