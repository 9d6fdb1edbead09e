package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_EXTRA;
import static io.storeflow.db.Tables.LOYALTY_PROGRAM;
import static io.storeflow.db.Tables.LOYALTY_REWARD;
import static io.storeflow.db.Tables.LOYALTY_TERMS;
import static io.storeflow.db.Tables.LOYALTY_TIER;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.LoyaltyExtraRecord;
import io.storeflow.db.tables.records.LoyaltyRewardRecord;
import io.storeflow.db.tables.records.LoyaltyTierRecord;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes the program of a merchant, with the terms and the goods of one of the stores. */
@Service
public class ProgramChanges {
  /** Somebody else has changed the program since it was shown. */
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("the program has been changed meanwhile", null, false, false);
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final Programs programs;
  private final Stores stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  ProgramChanges(
      DSLContext db,
      Transactions transactions,
      Programs programs,
      Stores stores,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.programs = programs;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
  }

  /**
   * Writes all of it; every store of the merchant hears of it within a second.
   *
   * @param draft whose version is the one that was shown, 0 for none
   * @throws Stale if somebody else has changed it since
   */
  public void change(Store store, Program draft, Actor actor) {
    transactions.write(
        () -> {
          var before = programs.read(store);
          if (before.version() != draft.version()) throw new Stale();
          write(store.merchant(), draft);
          terms(store, draft.terms());
          tiers(store.merchant(), draft);
          extras(store, draft);
          rewards(store, draft);
          var changes = changes(before, draft);
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "loyalty.changed",
                  "loyalty",
                  store.merchant().publicId(),
                  draft.name(),
                  changes));
          for (long id : stores(store.merchant())) pulse.shopChanged(stores.reopen(id));
        });
  }

  /** In their order, so that two who change programs wait and do not get in each other's way. */
  private List<Long> stores(Merchant merchant) {
    return db.select(STORE.ID)
        .from(STORE)
        .where(STORE.MERCHANT_ID.eq(merchant.id()))
        .orderBy(STORE.ID)
        .fetch(STORE.ID);
  }

  private void write(Merchant merchant, Program draft) {
    var p = only(merchant, LOYALTY_PROGRAM);
    int version = draft.version();
    int written =
        version == 0
            ? insertInto(db, merchant, LOYALTY_PROGRAM)
                .set(LOYALTY_PROGRAM.ACTIVE, draft.active())
                .set(LOYALTY_PROGRAM.NAME, draft.name())
                .set(LOYALTY_PROGRAM.WELCOME_POINTS, draft.welcome())
                .set(LOYALTY_PROGRAM.BIRTHDAY_POINTS, draft.birthday())
                .set(LOYALTY_PROGRAM.MONTHS_KEPT, draft.months())
                .set(LOYALTY_PROGRAM.LEAST_POINTS, draft.least())
                .set(LOYALTY_PROGRAM.VERSION, 1)
                .onDuplicateKeyIgnore()
                .execute()
            : db.update(p)
                .set(p.ACTIVE, draft.active())
                .set(p.NAME, draft.name())
                .set(p.WELCOME_POINTS, draft.welcome())
                .set(p.BIRTHDAY_POINTS, draft.birthday())
                .set(p.MONTHS_KEPT, draft.months())
                .set(p.LEAST_POINTS, draft.least())
                .set(p.VERSION, version + 1)
                .where(p.VERSION.eq(version))
                .execute();
    if (written == 0) throw new Stale();
  }

  private void terms(Store store, @Nullable Terms terms) {
    var currency = store.currency().getCurrencyCode();
    var t = only(store.merchant(), LOYALTY_TERMS);
    db.deleteFrom(t).where(t.CURRENCY.eq(currency)).execute();
    if (terms == null) return;
    insertInto(db, store.merchant(), LOYALTY_TERMS)
        .set(LOYALTY_TERMS.CURRENCY, currency)
        .set(LOYALTY_TERMS.SPEND_MINOR, terms.spend())
        .set(LOYALTY_TERMS.WORTH_POINTS, terms.worthPoints())
        .set(LOYALTY_TERMS.WORTH_MINOR, terms.worth())
        .execute();
  }

  private void tiers(Merchant merchant, Program draft) {
    db.deleteFrom(only(merchant, LOYALTY_TIER)).execute();
    var rows = new ArrayList<LoyaltyTierRecord>();
    for (var tier : draft.tiers()) {
      var row = new LoyaltyTierRecord();
      row.setFromPoints(tier.from());
      row.setName(tier.name());
      row.setTimes(tier.times());
      rows.add(row);
    }
    insertAll(db, merchant, LOYALTY_TIER, rows);
  }

  private void extras(Store store, Program draft) {
    db.deleteFrom(only(store, LOYALTY_EXTRA)).execute();
    var rows = new ArrayList<LoyaltyExtraRecord>();
    for (var extra : draft.extras()) {
      var row = new LoyaltyExtraRecord();
      row.setPosition(rows.size() + 1);
      row.setProductId(extra.product());
      row.setCategoryId(extra.category());
      row.setPoints(extra.points());
      rows.add(row);
    }
    insertAll(db, store, LOYALTY_EXTRA, rows);
  }

  private void rewards(Store store, Program draft) {
    db.deleteFrom(only(store, LOYALTY_REWARD)).execute();
    var rows = new ArrayList<LoyaltyRewardRecord>();
    for (var reward : draft.rewards()) {
      var row = new LoyaltyRewardRecord();
      row.setPosition(rows.size() + 1);
      row.setVariantId(reward.variant());
      row.setPoints(reward.points());
      row.setMost(reward.most());
      row.setActive(reward.active());
      rows.add(row);
    }
    insertAll(db, store, LOYALTY_REWARD, rows);
  }

  private static Audited.Changes changes(Program before, Program after) {
    return Audited.Changes.none()
        .field("active", before.active(), after.active())
        .field("name", before.name(), after.name())
        .field("points_spend", spend(before), spend(after))
        .field("points_worth", worth(before), worth(after))
        .field("points_least", before.least(), after.least())
        .field("points_welcome", before.welcome(), after.welcome())
        .field("points_birthday", before.birthday(), after.birthday())
        .field("points_months", before.months(), after.months())
        .field("points_tiers", tiers(before), tiers(after))
        .field("points_extra", before.extras().size(), after.extras().size())
        .field("points_rewards", rewards(before), rewards(after));
  }

  private static @Nullable Long spend(Program program) {
    return program.terms() == null ? null : program.terms().spend();
  }

  private static @Nullable String worth(Program program) {
    var terms = program.terms();
    return terms == null ? null : terms.worthPoints() + ": " + terms.worth();
  }

  private static String rewards(Program program) {
    return program.rewards().stream()
        .map(it -> it.named() + ": " + it.points() + (it.active() ? "" : " (–)"))
        .collect(Collectors.joining("; "));
  }

  private static String tiers(Program program) {
    return program.tiers().stream()
        .map(it -> it.from() + ": " + it.name() + " " + it.times())
        .collect(Collectors.joining("; "));
  }
}
