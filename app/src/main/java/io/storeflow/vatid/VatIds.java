package io.storeflow.vatid;

import static io.storeflow.db.Tables.VAT_ID_ANSWER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxTerms;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Says whether VAT ids hold. What was answered is kept for a store and asked about again only when
 * it does not hold any more; asking waits for VIES, and so is done in no transaction.
 */
@Service
public class VatIds implements ExpiringOfStore {
  /** How long an answer of VIES is taken for true. */
  static final Duration LIFE = Duration.ofDays(1);

  private final DSLContext db;
  private final Transactions transactions;
  private final Vies vies;
  private final RateLimits limits;
  private final Clock clock;
  private final Counter away;

  VatIds(
      DSLContext db,
      Transactions transactions,
      Vies vies,
      RateLimits limits,
      Clock clock,
      MeterRegistry meters) {
    this.db = db;
    this.transactions = transactions;
    this.vies = vies;
    this.limits = limits;
    this.clock = clock;
    this.away =
        Counter.builder("storeflow.vies.away")
            .description("VAT ids of which VIES did not say whether they hold")
            .register(meters);
  }

  /** What was answered before, for who only looks: nobody is asked. One statement at most. */
  public Map<VatId, VatIdAnswer> known(Store store, TaxTerms terms, Collection<VatId> ids) {
    var asked = ids.stream().filter(it -> terms.asksAbout(it.country())).toList();
    var kept = kept(store, asked);
    var said = new HashMap<VatId, VatIdAnswer>();
    for (var id : ids) said.put(id, VatIdAnswer.NOT_NEEDED);
    for (var id : asked) said.put(id, kept.getOrDefault(id.text(), VatIdAnswer.UNCHECKED));
    return said;
  }

  /**
   * What was answered before, or what VIES says now. It cannot be said if VIES is away, or this
   * client has had too many asked about.
   *
   * @param client its address
   */
  public VatIdAnswer check(Store store, TaxTerms terms, VatId id, String client) {
    if (!terms.asksAbout(id.country())) return VatIdAnswer.NOT_NEEDED;
    var kept = kept(store, List.of(id)).get(id.text());
    return kept == null ? asked(store, terms, id, client) : kept;
  }

  @Override
  public int forgetExpired(Store store) {
    var a = only(store, VAT_ID_ANSWER);
    return db.deleteFrom(a).where(a.HOLDS_UNTIL.lt(clock.instant())).limit(STEP).execute();
  }

  /** Not what staff have said of an order of somebody, as older releases kept it here. */
  private Map<String, VatIdAnswer> kept(Store store, List<VatId> ids) {
    if (ids.isEmpty()) return Map.of();
    var a = only(store, VAT_ID_ANSWER);
    return db.select(a.VAT_ID, a.CONFIRMED, a.ANSWERED_AT, a.CONSULTATION)
        .from(a)
        .where(a.VAT_ID.in(ids.stream().map(VatId::text).distinct().toList()))
        .and(a.HOLDS_UNTIL.gt(clock.instant()))
        .andNot(a.BY_STAFF)
        .fetchMap(
            row -> row.value1(), row -> VatIdAnswer.of(row.value2(), row.value3(), row.value4()));
  }

  private VatIdAnswer asked(Store store, TaxTerms terms, VatId id, String client) {
    if (!limits.take(Rule.VAT_ID, client).allowed()) return VatIdAnswer.UNCHECKED;
    try {
      var said = vies.ask(id, VatId.read(terms.vatId()).value().orElse(null));
      var now = clock.instant();
      transactions.write(() -> keep(store, id, said));
      return VatIdAnswer.of(said.valid(), now, said.consultation());
    } catch (ViesAway silent) {
      away.increment();
      return VatIdAnswer.UNCHECKED;
    }
  }

  private void keep(Store store, VatId id, Vies.Said said) {
    var now = clock.instant();
    insertInto(db, store, VAT_ID_ANSWER)
        .set(VAT_ID_ANSWER.VAT_ID, id.text())
        .set(VAT_ID_ANSWER.CONFIRMED, said.valid())
        .set(VAT_ID_ANSWER.CONSULTATION, said.consultation())
        .set(VAT_ID_ANSWER.BY_STAFF, false)
        .set(VAT_ID_ANSWER.ANSWERED_AT, now)
        .set(VAT_ID_ANSWER.HOLDS_UNTIL, now.plus(LIFE))
        .onDuplicateKeyUpdate()
        .set(VAT_ID_ANSWER.CONFIRMED, said.valid())
        .set(VAT_ID_ANSWER.CONSULTATION, said.consultation())
        .set(VAT_ID_ANSWER.BY_STAFF, false)
        .set(VAT_ID_ANSWER.ANSWERED_AT, now)
        .set(VAT_ID_ANSWER.HOLDS_UNTIL, now.plus(LIFE))
        .execute();
  }
}
