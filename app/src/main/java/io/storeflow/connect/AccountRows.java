package io.storeflow.connect;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.STRIPE_ACCOUNT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import com.stripe.model.Account;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Merchant;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads accounts. */
@Component
class AccountRows {
  private static final byte IN_USE = 1;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  AccountRows(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** The one that the merchant uses. */
  Optional<ConnectedAccount> inUse(Merchant merchant) {
    var a = only(merchant, STRIPE_ACCOUNT);
    return db.select(a.fields()).from(a).where(a.SLOT.eq(IN_USE)).fetchOptional(this::read);
  }

  /** Notes that one is to be made, unless one is in use. */
  void begin(Merchant merchant, String country, boolean live) {
    insertInto(db, merchant, STRIPE_ACCOUNT)
        .set(STRIPE_ACCOUNT.ID, Ids.next())
        .set(STRIPE_ACCOUNT.ONCE, "account-" + PublicId.random())
        .set(STRIPE_ACCOUNT.LIVE, live)
        .set(STRIPE_ACCOUNT.COUNTRY, country)
        .set(STRIPE_ACCOUNT.CARDS, CardPayments.UNREQUESTED)
        .set(STRIPE_ACCOUNT.DUE, said(Due.NOTHING))
        .set(STRIPE_ACCOUNT.MADE_AT, clock.instant())
        .set(STRIPE_ACCOUNT.SLOT, IN_USE)
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** Before Stripe has made it, the country may still be another. */
  void change(Merchant merchant, ConnectedAccount it, String country) {
    var a = only(merchant, STRIPE_ACCOUNT);
    db.update(a)
        .set(a.COUNTRY, country)
        .set(a.ONCE, "account-" + PublicId.random())
        .where(a.ID.eq(it.id()))
        .and(a.ACCOUNT.isNull())
        .execute();
  }

  /**
   * Writes that Stripe has made it.
   *
   * @return whether that is new: nothing is written if somebody was faster, or has parted from it
   */
  boolean made(Merchant merchant, ConnectedAccount it, Account said, Instant asked) {
    var a = only(merchant, STRIPE_ACCOUNT);
    if (!write(merchant, it, said, asked, a.ACCOUNT.isNull())) return false;
    use(merchant, said.getId());
    return true;
  }

  /**
   * Writes what Stripe says of it. Nothing if it was asked later by somebody who was faster: an
   * answer that is older than what is known is no news.
   *
   * @param asked when Stripe was asked
   */
  void write(Merchant merchant, ConnectedAccount it, Account said, Instant asked) {
    var a = only(merchant, STRIPE_ACCOUNT);
    write(merchant, it, said, asked, a.READ_AT.isNull().or(a.READ_AT.le(asked)));
  }

  private boolean write(
      Merchant merchant, ConnectedAccount it, Account said, Instant asked, Condition still) {
    var a = only(merchant, STRIPE_ACCOUNT);
    var requirements = said.getRequirements();
    var reason = requirements == null ? null : requirements.getDisabledReason();
    var deadline = requirements == null ? null : requirements.getCurrentDeadline();
    int written =
        db.update(a)
            .set(a.ACCOUNT, said.getId())
            .set(a.COUNTRY, said.getCountry() == null ? it.country() : said.getCountry())
            .set(a.CHARGES, isOn(said.getChargesEnabled()))
            .set(a.PAYOUTS, isOn(said.getPayoutsEnabled()))
            .set(a.SUBMITTED, isOn(said.getDetailsSubmitted()))
            .set(a.CARDS, cards(said))
            .set(a.DISABLED_REASON, reason == null ? "" : reason)
            .set(a.DUE, said(Due.of(requirements)))
            .set(a.DUE_BY, deadline == null ? null : Instant.ofEpochSecond(deadline))
            .set(a.READ_AT, asked)
            .set(a.VERSION, a.VERSION.plus(1))
            .where(a.ID.eq(it.id()))
            .and(a.SLOT.eq(IN_USE))
            .and(still)
            .execute();
    return written > 0;
  }

  /** It is not used any more. */
  void end(Merchant merchant, ConnectedAccount it, EndedWhy why) {
    var a = only(merchant, STRIPE_ACCOUNT);
    db.update(a)
        .setNull(a.SLOT)
        .set(a.ENDED_AT, clock.instant())
        .set(a.ENDED_WHY, why)
        .set(a.VERSION, a.VERSION.plus(1))
        .where(a.ID.eq(it.id()))
        .execute();
    use(merchant, null);
  }

  private void use(Merchant merchant, @Nullable String account) {
    db.update(MERCHANT)
        .set(MERCHANT.STRIPE_ACCOUNT_ID, account)
        .where(MERCHANT.ID.eq(merchant.id()))
        .execute();
  }

  private ConnectedAccount read(Record row) {
    var a = STRIPE_ACCOUNT;
    return new ConnectedAccount(
        row.get(a.ID),
        row.get(a.ACCOUNT),
        row.get(a.ONCE),
        row.get(a.LIVE),
        row.get(a.COUNTRY),
        row.get(a.CHARGES),
        row.get(a.PAYOUTS),
        row.get(a.SUBMITTED),
        row.get(a.CARDS),
        row.get(a.DISABLED_REASON),
        json.readValue(row.get(a.DUE), Due.class),
        row.get(a.DUE_BY),
        row.get(a.MADE_AT),
        row.get(a.READ_AT),
        row.get(a.VERSION));
  }

  private String said(Due due) {
    return json.writeValueAsString(due);
  }

  private static CardPayments cards(Account said) {
    var all = said.getCapabilities();
    var code = all == null ? null : all.getCardPayments();
    return Coded.find(CardPayments.class, code).orElse(CardPayments.UNREQUESTED);
  }

  private static boolean isOn(@Nullable Boolean said) {
    return Boolean.TRUE.equals(said);
  }
}
