package io.storeflow.safety;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.Product;
import io.storeflow.label.Brands;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database finds incomplete is what the rule finds incomplete. */
@AppTest
class SafetyGapsTest {
  private static final Contact WHOLE = new Contact("Seki", "1 Honmachi", "hello@seki.example");
  private static final Contact NAME = new Contact("Seki", "", "");
  private static final Contact NAMELESS = new Contact("", "1 Honmachi", "hello@seki.example");

  @Autowired World world;
  @Autowired Safeties safeties;
  @Autowired SafetyGaps gaps;
  @Autowired Brands brands;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  private Store store;
  private Product p;

  @BeforeEach
  void open() {
    store = world.store(world.merchant(), 24 * 60);
    p = only(store, PRODUCT);
  }

  @Test
  void theStatementsAgreeWithTheRuleOnEachPairOfProductAndBrand() {
    var expected = new HashMap<Long, Boolean>();
    for (var brand : said()) {
      var id = newBrand(brand);
      for (var own : said()) {
        long product = product(own);
        db.update(p).set(p.BRAND_ID, id).where(p.ID.eq(product)).execute();
        expected.put(product, !own.over(brand).gaps().isEmpty());
        assertThat(gaps.of(store, product)).isEqualTo(own.over(brand).gaps());
      }
    }
    for (var own : said()) expected.put(product(own), !own.gaps().isEmpty());
    var found = new HashSet<>(db.select(p.ID).from(p).where(SafetyGaps.in(store, p)).fetch(p.ID));
    assertThat(expected.values()).contains(true, false);
    expected.forEach((id, open) -> assertThat(found.contains(id)).as("" + id).isEqualTo(open));
    long open = expected.values().stream().filter(it -> it).count();
    assertThat(gaps.count(store)).isEqualTo((int) Math.min(open, SafetyGaps.MOST));
  }

  @Test
  void foodIsLeftOut() {
    long product = product(Safety.NONE);
    assertThat(gaps.of(store, product)).hasSize(4);
    db.update(p).set(p.ALLERGENS, "").where(p.ID.eq(product)).execute();
    assertThat(gaps.of(store, product)).isEmpty();
    assertThat(db.fetchCount(p, SafetyGaps.in(store, p))).isZero();
  }

  @Test
  void giftCardsAreNoGoods() {
    long card = world.giftCards(store, 5000).productId();
    assertThat(gaps.of(store, card)).isEmpty();
    assertThat(db.fetchCount(p, SafetyGaps.in(store, p))).isZero();
    assertThat(gaps.of(store, Safety.NONE, false)).isEmpty();
    assertThat(gaps.of(store, Safety.NONE, true)).hasSize(4);
  }

  private static List<Safety> said() {
    var makers = List.of(Contact.NONE, NAME, NAMELESS, WHOLE);
    return Stream.concat(
            makers.stream()
                .flatMap(
                    maker ->
                        Stream.of(
                            new Safety(maker, "", Contact.NONE, "", false),
                            new Safety(maker, "JP", Contact.NONE, "", false),
                            new Safety(maker, "", WHOLE, "", false),
                            new Safety(maker, "DE", NAME, "", false),
                            new Safety(maker, "JP", WHOLE, "Sharp.", false))),
            Stream.of(
                new Safety(Contact.NONE, "", Contact.NONE, "", true),
                new Safety(NAME, "JP", Contact.NONE, "", true)))
        .toList();
  }

  private long product(Safety own) {
    long product = world.goods(store, 1000, 1).productId();
    transactions.write(() -> safeties.ofProduct(store, product, own));
    return product;
  }

  private long newBrand(Safety said) {
    long any = world.goods(store, 1000, 1).productId();
    return transactions.write(
        () -> {
          long id = Objects.requireNonNull(brands.named(store, "Brand " + any, any));
          safeties.ofBrand(store, id, said);
          db.update(p).set(p.ALLERGENS, "").where(p.ID.eq(any)).execute();
          return id;
        });
  }
}
