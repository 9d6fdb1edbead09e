package io.storeflow.platform.paging;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a list by other rows that name them, such as their words and tags. What is rare
 * is looked up, and its rows sorted; what is common is met soon enough by reading the list in its
 * order. So a page costs about the same, whatever was typed.
 */
public final class Sought {
  /** Rows that one term may have to be looked up; more come soon enough. */
  public static final int FEW = 4_000;

  /** With several terms, as many may have one and not the others. */
  static final int SOME = 20_000;

  /**
   * From where the list is read, and which of it.
   *
   * @param table the list, or the list behind those that were looked up
   */
  public record Hits(Table<?> table, Condition which) {}

  /**
   * What a row of the list must have, as rows that name it.
   *
   * @param typed whether it was typed, where something else may have been meant instead
   */
  public record Term(Table<?> rows, Field<Long> row, Condition which, boolean typed) {
    /** Counted, not asked for by EXISTS, which databases turn into a pass over all rows. */
    Condition isOf(Field<Long> id) {
      return field(selectCount().from(rows).where(row.eq(id)).and(which)).gt(0);
    }
  }

  /**
   * Rows that are meant in place of all that was typed.
   *
   * @param ids their row ids
   * @param isOne that a row of the list is one
   */
  public record Instead(Select<Record1<Long>> ids, Condition isOne) {}

  private Sought() {}

  /**
   * The rows that have all of the terms. One statement if there are any terms.
   *
   * @param list and the row ids in it
   * @param instead null for nothing
   */
  public static Hits hits(
      DSLContext db, List<Term> terms, Table<?> list, Field<Long> id, @Nullable Instead instead) {
    if (terms.isEmpty()) return new Hits(list, noCondition());
    var counts = counts(db, terms);
    int rarest =
        IntStream.range(0, terms.size())
            .reduce((one, other) -> counts.get(other) < counts.get(one) ? other : one)
            .orElseThrow();
    if (counts.get(rarest) > most(terms)) return new Hits(list, all(terms, id, instead));
    var found = lookedUp(terms.get(rarest), instead).asTable("found");
    var others = new ArrayList<>(terms);
    others.remove(rarest);
    return new Hits(
        found.straightJoin(list).on(id.eq(found.field("id", Long.class))),
        all(others, id, instead));
  }

  /** That a row has all of the terms; in place of those that were typed, that it is another. */
  public static Condition all(List<Term> terms, Field<Long> id, @Nullable Instead instead) {
    var typed = all(terms.stream().filter(Term::typed).toList(), id);
    var others = all(terms.stream().filter(it -> !it.typed()).toList(), id);
    if (instead == null || terms.stream().noneMatch(Term::typed)) return typed.and(others);
    return typed.or(instead.isOne()).and(others);
  }

  /** Words hold nothing that a pattern gives a meaning to. */
  public static Condition begins(Field<String> word, List<String> beginnings) {
    return beginnings.stream()
        .<Condition>map(beginning -> word.like(beginning + "%"))
        .reduce(Condition::or)
        .orElse(falseCondition());
  }

  private static Condition all(List<Term> terms, Field<Long> id) {
    return terms.stream().map(it -> it.isOf(id)).reduce(noCondition(), Condition::and);
  }

  private static int most(List<Term> terms) {
    return terms.size() == 1 ? FEW : SOME;
  }

  /** How many rows each of the terms has; no more are counted than matter. */
  private static List<Integer> counts(DSLContext db, List<Term> terms) {
    int most = most(terms) + 1;
    var counted =
        terms.stream()
            .map(it -> select(inline(1).as("one")).from(it.rows()).where(it.which()).limit(most))
            .<Field<Integer>>map(some -> field(selectCount().from(some.asTable("some"))))
            .toList();
    return db.select(counted).fetchSingle(row -> List.of(row.into(Integer[].class)));
  }

  private static Select<Record1<Long>> lookedUp(Term term, @Nullable Instead instead) {
    var byRow = selectDistinct(term.row().as("id")).from(term.rows()).where(term.which());
    return instead == null || !term.typed() ? byRow.limit(SOME) : byRow.union(instead.ids());
  }
}
