package io.storeflow.pricerule;

import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_BUYER;
import static io.storeflow.db.Tables.PRICE_RULE_CODE;
import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.db.Tables.PRICE_RULE_TARGET;
import static io.storeflow.db.Tables.PRICE_RULE_TIER;
import static io.storeflow.db.Tables.PRICE_RULE_TRIAL;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes the price rules of a store; each change is audited and holds from its commit on. */
@Service
public class RuleChanges {
  public static final int MOST = 300;

  /** There are {@link #MOST} already. */
  public static final class RulesFull extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A rule holds as it was no more: published inside the transaction.
   *
   * @param rule as it was, switched on; what it was used is still counted
   * @param since when it had begun to take off what it did; null where that is not known
   */
  public record Ended(Store store, PriceRule rule, @Nullable Instant since) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final PriceRules rules;
  private final StoreRows stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RuleChanges(
      DSLContext db,
      Transactions transactions,
      PriceRules rules,
      StoreRows stores,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.rules = rules;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds a rule behind the others and returns its public id.
   *
   * @throws RulesFull if there are as many as there may be
   */
  public String create(Store store, RuleDraft draft, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, PRICE_RULE, MOST, RulesFull::new);
          var all = only(store, PRICE_RULE);
          int last = db.select(coalesce(max(all.POSITION), 0)).from(all).fetchSingle().value1();
          var row = RuleRows.rule(draft);
          row.setId(id);
          row.setPublicId(publicId);
          row.setPosition(last + 1);
          row.setVersion(1);
          row.setHoldsSince(draft.active() ? clock.instant() : null);
          if (!draft.when().share().isAll()) {
            row.setShareRound(1);
            row.setShareSince(clock.instant());
          }
          insertAll(db, store, PRICE_RULE, List.of(row));
          insertParts(store, id, draft);
          tell(store, actor, "price_rule.created", publicId, draft.name(), draft.differences(null));
        });
    return publicId;
  }

  /**
   * Changes a rule to what the draft says.
   *
   * @param version of the rule that the person saw
   * @throws StaleRule if it was changed since
   */
  public void change(Store store, String publicId, int version, RuleDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          if (before.version() != version) throw new StaleRule();
          var changes = draft.differences(RuleDraft.of(before));
          if (changes.isEmpty()) return;
          var held = since(store, before);
          var rule = only(store, PRICE_RULE);
          var share =
              RuleRows.share(rule, before.when().share(), draft.when().share(), clock.instant());
          boolean same = draft.takesTheSame(RuleDraft.of(before));
          int changed =
              db.update(rule)
                  .set(RuleRows.columns(rule, draft))
                  .set(rule.HOLDS_SINCE, same ? rule.HOLDS_SINCE : since(draft.active()))
                  .set(share)
                  .set(rule.VERSION, version + 1)
                  .where(rule.ID.eq(before.id()))
                  .and(rule.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleRule();
          deleteParts(store, before.id());
          insertParts(store, before.id(), draft);
          if (!same) end(store, before, held);
          tell(store, actor, "price_rule.changed", publicId, draft.name(), changes);
        });
  }

  /** Switches a rule on or off, whatever else was changed meanwhile. */
  public void change(Store store, String publicId, boolean on, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          var held = since(store, before);
          var rule = only(store, PRICE_RULE);
          int changed =
              db.update(rule)
                  .set(rule.ACTIVE, on)
                  .set(rule.HOLDS_SINCE, since(on))
                  .set(rule.VERSION, rule.VERSION.plus(1))
                  .where(rule.ID.eq(before.id()))
                  .and(rule.ACTIVE.ne(on))
                  .execute();
          if (changed == 0) return;
          end(store, before, held);
          var changes = Changes.none().field("active", !on, on);
          tell(store, actor, "price_rule.changed", publicId, before.name(), changes);
        });
  }

  /** Removes a rule; orders keep what it took off. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          end(store, before, since(store, before));
          deleteParts(store, before.id());
          var counts = only(store, PRICE_RULE_COUNT);
          db.deleteFrom(counts).where(counts.RULE_ID.eq(before.id())).execute();
          var trial = only(store, PRICE_RULE_TRIAL);
          db.deleteFrom(trial).where(trial.RULE_ID.eq(before.id())).execute();
          var rule = only(store, PRICE_RULE);
          db.deleteFrom(rule).where(rule.ID.eq(before.id())).execute();
          var changes = Changes.none().field("name", before.name(), null);
          tell(store, actor, "price_rule.deleted", publicId, before.name(), changes);
        });
  }

  /** Moves a rule one place up or down in the order in which they come. */
  public void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          stores.lockedVersion(store);
          var order = new ArrayList<>(rules.all(store));
          int from = order.stream().map(PriceRule::publicId).toList().indexOf(publicId);
          if (from < 0) throw new NotFound();
          int to = up ? from - 1 : from + 1;
          if (to < 0 || to >= order.size()) return;
          var name = order.get(from).name();
          Collections.swap(order, from, to);
          var rule = only(store, PRICE_RULE);
          db.batch(
                  IntStream.range(0, order.size())
                      .mapToObj(
                          i ->
                              db.update(rule)
                                  .set(rule.POSITION, i + 1)
                                  .where(rule.ID.eq(order.get(i).id())))
                      .toList())
              .execute();
          var changes = Changes.none().field("position", from + 1, to + 1);
          tell(store, actor, "price_rule.changed", publicId, name, changes);
        });
  }

  private Field<Instant> since(boolean on) {
    return val(on ? clock.instant() : null, PRICE_RULE.HOLDS_SINCE);
  }

  private @Nullable Instant since(Store store, PriceRule rule) {
    var r = only(store, PRICE_RULE);
    return db.select(r.HOLDS_SINCE).from(r).where(r.ID.eq(rule.id())).fetchOne(r.HOLDS_SINCE);
  }

  private void end(Store store, PriceRule before, @Nullable Instant since) {
    if (before.active()) events.publishEvent(new Ended(store, before, since));
  }

  private PriceRule find(Store store, String publicId) {
    return rules.find(store, publicId).orElseThrow(NotFound::new);
  }

  private void insertParts(Store store, long id, RuleDraft draft) {
    insertAll(db, store, PRICE_RULE_TARGET, RuleRows.targets(id, draft.target()));
    insertAll(db, store, PRICE_RULE_TIER, RuleRows.tiers(id, draft.effect()));
    insertAll(db, store, PRICE_RULE_CODE, RuleRows.codes(id, draft.when().code()));
    insertAll(db, store, PRICE_RULE_BUYER, RuleRows.buyers(id, draft.when().who()));
  }

  private void deleteParts(Store store, long id) {
    var target = only(store, PRICE_RULE_TARGET);
    db.deleteFrom(target).where(target.RULE_ID.eq(id)).execute();
    var tier = only(store, PRICE_RULE_TIER);
    db.deleteFrom(tier).where(tier.RULE_ID.eq(id)).execute();
    var code = only(store, PRICE_RULE_CODE);
    db.deleteFrom(code).where(code.RULE_ID.eq(id)).execute();
    var buyer = only(store, PRICE_RULE_BUYER);
    db.deleteFrom(buyer).where(buyer.RULE_ID.eq(id)).execute();
  }

  private void tell(
      Store store, Actor actor, String action, String id, String name, Changes changes) {
    events.publishEvent(Audited.in(store, actor, action, "price_rule", id, name, changes));
    pulse.shopChanged(store);
  }
}
