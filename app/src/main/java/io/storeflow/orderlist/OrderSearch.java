package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TAG;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.OrderWords;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Finds orders by their tag and by the words that were typed, each the beginning of a word of the
 * order. What is rare is looked up, and its orders sorted; what is common is met soon enough by
 * reading orders in the order of the list. So a page costs about the same, whatever was typed.
 */
@Component
public class OrderSearch {
  /** Orders that one term may have to be looked up; more come soon enough. */
  static final int FEW = 4_000;

  /** With several terms, as many may have one and not the others. */
  static final int SOME = 20_000;

  /**
   * From where orders are read, and which of them.
   *
   * @param table the orders, or the orders behind those that were looked up
   */
  record Hits(Table<?> table, Condition which) {}

  /**
   * What an order must have, as rows that name orders.
   *
   * @param typed whether it was typed, where a number may have been meant instead
   */
  private record Term(Table<?> rows, Field<Long> order, Condition which, boolean typed) {
    /** Counted, not asked for by EXISTS, which databases turn into a pass over all rows. */
    Condition isOf(Orders o) {
      return field(selectCount().from(rows).where(order.eq(o.ID)).and(which)).gt(0);
    }
  }

  private final DSLContext db;

  OrderSearch(DSLContext db) {
    this.db = db;
  }

  /** The orders that are meant. One statement if words were typed or a tag is asked for. */
  Hits in(Store store, OrderFilter filter, Orders o) {
    var number = filter.number();
    if (filter.q().startsWith("#") && number.isPresent())
      return new Hits(o, o.NUMBER.eq(number.get()).and(all(tags(store, filter), o)));
    var words = words(store, filter.q());
    if (words.isEmpty() && !filter.q().isEmpty()) return new Hits(o, falseCondition());
    var terms = Stream.concat(words.stream(), tags(store, filter).stream()).toList();
    if (terms.isEmpty()) return new Hits(o, noCondition());
    var counts = counts(terms);
    int rarest =
        IntStream.range(0, terms.size())
            .reduce((one, other) -> counts.get(other) < counts.get(one) ? other : one)
            .orElseThrow();
    if (counts.get(rarest) > most(terms)) return new Hits(o, all(terms, o, number));
    var found = lookedUp(store, terms.get(rarest), number).asTable("found");
    var others = new ArrayList<>(terms);
    others.remove(rarest);
    return new Hits(
        found.straightJoin(o).on(o.ID.eq(found.field("id", Long.class))), all(others, o, number));
  }

  /** Which orders are meant by what was typed; for few orders, as no statement is spared. */
  public static Condition meant(Store store, String q, Orders o) {
    if (q.isEmpty()) return noCondition();
    var number = OrderNumber.read(q).value();
    if (q.startsWith("#") && number.isPresent()) return o.NUMBER.eq(number.get());
    var words = words(store, q);
    return words.isEmpty() ? falseCondition() : all(words, o, number);
  }

  private static int most(List<Term> terms) {
    return terms.size() == 1 ? FEW : SOME;
  }

  private static List<Term> words(Store store, String q) {
    return OrderWords.typed(q, store.country()).stream()
        .map(
            beginnings -> {
              var w = only(store, ORDER_WORD);
              return new Term(w, w.ORDER_ID, begins(w.WORD, beginnings), true);
            })
        .toList();
  }

  private static List<Term> tags(Store store, OrderFilter filter) {
    var t = only(store, ORDER_TAG);
    return filter.folded().stream()
        .map(it -> new Term(t, t.ORDER_ID, t.FOLDED.eq(it), false))
        .toList();
  }

  /** How many rows each of the terms has; no more are counted than matter. */
  private List<Integer> counts(List<Term> terms) {
    int most = most(terms) + 1;
    var counted =
        terms.stream()
            .map(it -> select(inline(1).as("one")).from(it.rows()).where(it.which()).limit(most))
            .<Field<Integer>>map(some -> field(selectCount().from(some.asTable("some"))))
            .toList();
    return db.select(counted).fetchSingle(row -> List.of(row.into(Integer[].class)));
  }

  private static Select<Record1<Long>> lookedUp(Store store, Term term, Optional<Long> number) {
    var byRow = selectDistinct(term.order().as("id")).from(term.rows()).where(term.which());
    if (number.isEmpty() || !term.typed()) return byRow.limit(SOME);
    var o = only(store, ORDERS);
    return byRow.union(select(o.ID.as("id")).from(o).where(o.NUMBER.eq(number.get())));
  }

  private static Condition all(List<Term> terms, Orders o) {
    return terms.stream().map(it -> it.isOf(o)).reduce(noCondition(), Condition::and);
  }

  /** Orders that have all of the terms; in place of those that were typed, that number. */
  private static Condition all(List<Term> terms, Orders o, Optional<Long> number) {
    var typed = all(terms.stream().filter(Term::typed).toList(), o);
    var others = all(terms.stream().filter(it -> !it.typed()).toList(), o);
    boolean isAsked = terms.stream().anyMatch(Term::typed);
    return number
        .filter(_ -> isAsked)
        .map(it -> typed.or(o.NUMBER.eq(it)))
        .orElse(typed)
        .and(others);
  }

  /** Words hold nothing that a pattern gives a meaning to. */
  private static Condition begins(Field<String> word, List<String> beginnings) {
    return beginnings.stream()
        .<Condition>map(beginning -> word.like(beginning + "%"))
        .reduce(Condition::or)
        .orElse(falseCondition());
  }
}
