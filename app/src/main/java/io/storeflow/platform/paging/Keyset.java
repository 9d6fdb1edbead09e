package io.storeflow.platform.paging;

import io.storeflow.platform.failure.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Walks a list in both directions by the sort key and id of its rows, so that any page costs the
 * same and no row is shown twice or skipped while others are added.
 */
public final class Keyset {
  private static final String ONWARD = "a";
  private static final String BACK = "b";

  /**
   * A row with what it is sorted by.
   *
   * @param key the value of the sort key, or the id where the list is sorted by id alone
   */
  public record Row<T>(Object key, long id, T value) {}

  private final @Nullable Field<?> key;
  private final Field<Long> id;
  private final boolean descending;
  private final String boundTo;
  private final int size;
  private final @Nullable Paging at;

  private Keyset(
      @Nullable Field<?> key,
      Field<Long> id,
      boolean descending,
      String boundTo,
      int size,
      @Nullable Paging at) {
    this.key = key;
    this.id = id;
    this.descending = descending;
    this.boundTo = boundTo;
    this.size = size;
    this.at = at;
  }

  /**
   * @param key null to sort by id alone
   * @param boundTo names sort and filters; a cursor of another list is refused
   * @throws Problem 400 if the cursor does not belong to this list
   */
  public static Keyset of(
      @Nullable Field<?> key,
      Field<Long> id,
      boolean descending,
      String boundTo,
      @Nullable String cursor,
      int size) {
    var at = Paging.decode(cursor, boundTo, 3).orElse(null);
    if (at != null) at.number(2);
    return new Keyset(key, id, descending, boundTo, size, at);
  }

  /**
   * The cursor at a row, from which a list goes on or back.
   *
   * @param back whether what stands before the row is meant
   */
  public static String cursor(String boundTo, boolean back, Object key, long id) {
    return Paging.encode(boundTo, back ? BACK : ONWARD, key, id);
  }

  /**
   * The rows beyond the cursor; written so that an index on (key, id) is used as two ranges: where
   * very many rows share a key, those before the cursor are not read.
   */
  public Condition beyond() {
    if (at == null) return DSL.noCondition();
    boolean down = descending != isBack();
    var last = DSL.val(at.number(2), id);
    var further = down ? id.lt(last) : id.gt(last);
    return key == null ? further : beyond(key, down, further);
  }

  private <T> Condition beyond(Field<T> key, boolean down, Condition further) {
    var value = keyValue(key);
    return (down ? key.lt(value) : key.gt(value)).or(key.eq(value).and(further));
  }

  private <T> Field<T> keyValue(Field<T> key) {
    var paging = java.util.Objects.requireNonNull(at);
    if (key.getType() == Instant.class) return DSL.val(paging.instant(1), key);
    boolean isNumber = Number.class.isAssignableFrom(key.getType());
    return DSL.val(isNumber ? paging.number(1) : paging.text(1), key);
  }

  public List<SortField<?>> order() {
    boolean down = descending != isBack();
    var byId = down ? id.desc() : id.asc();
    return key == null ? List.of(byId) : List.of(down ? key.desc() : key.asc(), byId);
  }

  /** How many rows to ask for: one more than a page has, to know whether it is the last. */
  public int limit() {
    return size + 1;
  }

  /** Makes a page of rows that were fetched in {@link #order}. */
  public <T> Page<T> page(List<Row<T>> fetched) {
    boolean more = fetched.size() > size;
    var rows = more ? fetched.subList(0, size) : fetched;
    if (isBack()) rows = rows.reversed();
    if (rows.isEmpty()) return new Page<>(Collections.emptyList(), null, null);
    var newer = (isBack() ? more : at != null) ? cursor(true, rows.getFirst()) : null;
    var older = (isBack() || more) ? cursor(false, rows.getLast()) : null;
    return new Page<>(rows.stream().map(Row::value).toList(), newer, older);
  }

  /** A page of the values, each sorted by what the functions say. */
  public <T> Page<T> page(List<T> fetched, Function<T, Object> keyOf, Function<T, Long> idOf) {
    return page(
        fetched.stream().map(it -> new Row<>(keyOf.apply(it), idOf.apply(it), it)).toList());
  }

  private boolean isBack() {
    return at != null && at.text(0).equals(BACK);
  }

  private String cursor(boolean back, Row<?> row) {
    return cursor(boundTo, back, key == null ? "" : row.key(), row.id());
  }
}
