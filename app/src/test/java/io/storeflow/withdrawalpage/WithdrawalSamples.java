package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.STORE;
import static org.awaitility.Awaitility.await;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.store.Trade;
import io.storeflow.testing.Placed;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.WithdrawalQueries;
import io.storeflow.withdrawal.Withdrawals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Withdrawals from contracts. */
@Component
class WithdrawalSamples implements FeatureSamples {
  private static final String PROOF = "/s/{store}/withdrawals/{withdrawal}/proof";

  private final Withdrawals withdrawals;
  private final WithdrawalQueries queries;
  private final Placed placed;
  private final Stores stores;
  private final DSLContext db;

  WithdrawalSamples(
      Withdrawals withdrawals,
      WithdrawalQueries queries,
      Placed placed,
      Stores stores,
      DSLContext db) {
    this.withdrawals = withdrawals;
    this.queries = queries;
    this.placed = placed;
    this.stores = stores;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("withdrawal", this::declared);
    book.thing("withdrawal", PROOF, this::ofAnOrder);
    book.form(PROOF + " take", this::taken);
    book.form(
        "/s/{store}/withdrawals/{withdrawal}/answer answer",
        spot -> Map.of("reason", "Dealt with " + spot.mark()));
    book.formWithoutTrace("/shop/{store}/withdrawal check", this::typed);
    book.formWithoutTrace("/shop/{store}/withdrawal/confirmation declare", this::typed);
  }

  private String declared(Spot spot) {
    return declared(spot, "4711");
  }

  private String ofAnOrder(Spot spot) {
    goods(spot);
    long number = placed.order(spot.store(), Instant.now(), FulfilmentState.ACCEPTED);
    return declared(spot, Long.toString(number));
  }

  private String declared(Spot spot, String order) {
    return withdrawals.declare(
        spot.store(), Declaration.ofAll("Mika", order, "mika@example.com", null));
  }

  /** Of its first line, so that there is none behind it. */
  private Map<String, String> taken(Spot spot) {
    var form = new HashMap<>(Map.of("reason", "Called back " + spot.mark()));
    var id = spot.address().getOrDefault("withdrawal", ofAnOrder(spot));
    var store = goods(spot);
    var it = queries.find(store, id).orElseThrow();
    var line = queries.open(store, it.orderNumber()).open().getFirst();
    form.put("lines[0].line", line.id());
    form.put("lines[0].units", Integer.toString(line.left()));
    return form;
  }

  private Map<String, String> typed(Spot spot) {
    goods(spot);
    return Map.of("name", "Mika " + spot.mark(), "order", "4711", "email", "mika@example.com");
  }

  /** It is a store of goods from now on: from meals nobody may withdraw. */
  private Store goods(Spot spot) {
    var store = spot.store();
    if (store.trade() != Trade.GOODS) {
      db.update(STORE).set(STORE.TRADE, Trade.GOODS).where(STORE.ID.eq(store.id())).execute();
      await().until(() -> stores.open(store.slug()).orElseThrow().trade() == Trade.GOODS);
    }
    return stores.reopen(store.id());
  }
}
