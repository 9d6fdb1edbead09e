package io.storeflow.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.failure.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Walks lists without a database: what it asks for, and what it makes of the answer. */
class KeysetTest {
  private static final Field<Long> ID = DSL.field(DSL.name("id"), SQLDataType.BIGINT);
  private static final Field<Long> PRICE = DSL.field(DSL.name("price"), SQLDataType.BIGINT);
  private static final Field<Instant> PLACED = DSL.field(DSL.name("placed"), SQLDataType.INSTANT);
  private static final DSLContext SQL =
      DSL.using(SQLDialect.MYSQL, new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER));
  private static final int SIZE = 3;

  private static Keyset byId(@Nullable String cursor) {
    return Keyset.of(null, ID, true, "orders", cursor, SIZE);
  }

  private static Keyset byPrice(boolean descending, @Nullable String cursor) {
    return Keyset.of(PRICE, ID, descending, "goods", cursor, SIZE);
  }

  private static Page<Long> page(Keyset keyset, Long... ids) {
    return keyset.page(List.of(ids), id -> id, id -> id);
  }

  @Test
  void theFirstPageAsksForOneRowMoreThanItShows() {
    assertThat(SQL.renderInlined(byId(null).beyond())).isEqualTo("true");
    assertThat(byId(null).limit()).isEqualTo(SIZE + 1);
    assertThat(SQL.renderInlined(DSL.select(ID).orderBy(byId(null).order())))
        .endsWith("order by id desc");
    var page = page(byId(null), 9L, 8L, 7L, 6L);
    assertThat(page.rows()).containsExactly(9L, 8L, 7L);
    assertThat(page.newer()).isNull();
    assertThat(page.older()).isNotNull();
  }

  @Test
  void thereIsNothingBeyondTheLastPageAndNothingInAnEmptyOne() {
    var first = page(byId(null), 9L, 8L, 7L, 6L);
    var last = page(byId(first.older()), 6L);
    assertThat(last.older()).isNull();
    assertThat(last.newer()).isNotNull();
    var empty = page(byId(null));
    assertThat(empty.rows()).isEmpty();
    assertThat(empty.newer()).isNull();
    assertThat(empty.older()).isNull();
  }

  @Test
  void onwardAndBackAreTheSameEdgeFromBothSides() {
    var first = page(byId(null), 9L, 8L, 7L, 6L);
    assertThat(SQL.renderInlined(byId(first.older()).beyond())).isEqualTo("id < 7");
    var second = page(byId(first.older()), 6L, 5L, 4L, 3L);
    var back = byId(second.newer());
    assertThat(SQL.renderInlined(back.beyond())).isEqualTo("id > 6");
    assertThat(SQL.renderInlined(DSL.select(ID).orderBy(back.order()))).endsWith("by id asc");
    assertThat(page(back, 7L, 8L, 9L).rows()).containsExactly(9L, 8L, 7L);
  }

  /**
   * An index on (price, id) can be read as two ranges, and rows of one price are told by their id.
   */
  @Test
  void rowsOfOneKeyAreToldApartByTheirId() {
    var older = byPrice(true, null).page(rows(500, 9, 8, 7, 6)).older();
    assertThat(SQL.renderInlined(byPrice(true, older).beyond()))
        .isEqualTo("(price < 500 or (price = 500 and id < 7))");
    var dearer = byPrice(false, null).page(rows(500, 6, 7, 8, 9)).older();
    assertThat(SQL.renderInlined(byPrice(false, dearer).beyond()))
        .isEqualTo("(price > 500 or (price = 500 and id > 8))");
  }

  private static List<Keyset.Row<Long>> rows(long price, long... ids) {
    return LongStream.of(ids).mapToObj(id -> new Keyset.Row<>((Object) price, id, id)).toList();
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    var other = byPrice(true, null).page(rows(500, 9, 8, 7, 6)).older();
    assertThatThrownBy(() -> byId(other)).isInstanceOf(Problem.class);
  }

  @Test
  void aCursorThatSomebodyWroteIsRefused() {
    var refused = new ArrayList<String>(List.of("nonsense", "%", "AAAA"));
    refused.add(Paging.encode("orders", "a", "", "no number"));
    refused.add(Paging.encode("orders", "a", ""));
    assertThat(refused)
        .allSatisfy(cursor -> assertThatThrownBy(() -> byId(cursor)).isInstanceOf(Problem.class));
    var damaged = Paging.encode("placed", "a", "yesterday", 7);
    assertThatThrownBy(() -> Keyset.of(PLACED, ID, true, "placed", damaged, SIZE).beyond())
        .isInstanceOf(Problem.class);
  }
}
