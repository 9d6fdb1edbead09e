package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.STORE;
import static org.awaitility.Awaitility.await;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Stores;
import io.storeflow.store.Trade;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawals;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Withdrawals from contracts. */
@Component
class WithdrawalSamples implements FeatureSamples {
  private final Withdrawals withdrawals;
  private final Stores stores;
  private final DSLContext db;

  WithdrawalSamples(Withdrawals withdrawals, Stores stores, DSLContext db) {
    this.withdrawals = withdrawals;
    this.stores = stores;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("withdrawal", this::declared);
    book.form(
        "/s/{store}/withdrawals/{withdrawal}/answer answer",
        spot -> Map.of("reason", "Dealt with " + spot.mark()));
    book.formWithoutTrace("/shop/{store}/withdrawal check", this::typed);
    book.formWithoutTrace("/shop/{store}/withdrawal/confirmation declare", this::typed);
  }

  private String declared(Spot spot) {
    return withdrawals.declare(
        spot.store(), Declaration.ofAll("Mika", "4711", "mika@example.com", null));
  }

  /** In a store of goods: from meals nobody may withdraw. */
  private Map<String, String> typed(Spot spot) {
    var store = spot.store();
    if (store.trade() != Trade.GOODS) {
      db.update(STORE).set(STORE.TRADE, Trade.GOODS).where(STORE.ID.eq(store.id())).execute();
      await().until(() -> stores.open(store.slug()).orElseThrow().trade() == Trade.GOODS);
    }
    return Map.of("name", "Mika " + spot.mark(), "order", "4711", "email", "mika@example.com");
  }
}
