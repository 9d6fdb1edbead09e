package io.storeflow.connect;

import com.stripe.model.Account;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Merchant;
import io.storeflow.stripe.StripeGate.Lane;
import io.storeflow.stripe.StripeRefused;
import io.storeflow.stripe.StripeSettings;
import io.storeflow.stripeevent.AccountKnown;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Connects merchants with Stripe, and knows how their accounts stand. */
@Service
public class Connections {
  private final AccountRows rows;
  private final StripeAccounts accounts;
  private final StripeSettings settings;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Connections(
      AccountRows rows,
      StripeAccounts accounts,
      StripeSettings settings,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.settings = settings;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** The account that the merchant uses; of the world of our keys alone. One statement. */
  public Optional<ConnectedAccount> of(Merchant merchant) {
    return rows.inUse(merchant).filter(it -> it.live() == settings.isLive());
  }

  /**
   * Has an account made at Stripe, unless the merchant has one. That it is wanted is written before
   * Stripe is asked, so that who asks again after an answer that was lost gets the same one.
   *
   * @param country of two letters: where the business is, which cannot be changed later
   * @throws io.storeflow.stripe.StripeAway if Stripe does not answer: it is asked again with the
   *     same key
   * @throws StripeRefused if Stripe does not make it, as for a country that it does not serve
   */
  public void connect(Merchant merchant, String country, Actor actor) {
    var wanted = wanted(merchant, country);
    if (wanted.account() != null) return;
    var asked = clock.instant();
    var made = accounts.make(wanted, merchant.publicId(), asked);
    transactions.write(
        () -> {
          if (!rows.made(merchant, wanted, made, asked)) return;
          tell(merchant, "payments.connected", made.getId(), actor);
          events.publishEvent(new AccountKnown(made.getId()));
        });
  }

  private ConnectedAccount wanted(Merchant merchant, String country) {
    return transactions.write(
        () -> {
          rows.begin(merchant, country, settings.isLive());
          var it = rows.inUse(merchant).orElseThrow();
          if (it.account() != null || it.country().equals(country)) return it;
          rows.change(merchant, it, country);
          return rows.inUse(merchant).orElseThrow();
        });
  }

  /**
   * A link to Stripe's pages for one visit, on which the merchant says who they are.
   *
   * @param expired the absolute address to which a link leads that was used
   * @param back the absolute address to which who is done is led
   */
  public String onboarding(ConnectedAccount it, String expired, String back) {
    return accounts.link(required(it), expired, back);
  }

  /**
   * Reads how it stands now: coming back from Stripe's pages proves nothing.
   *
   * @return how it stands; empty if it is not used any more
   */
  public Optional<ConnectedAccount> read(Merchant merchant) {
    return read(merchant, Lane.PEOPLE);
  }

  /** The same for an event, in whose lane nobody waits. */
  void heard(Merchant merchant) {
    read(merchant, Lane.WORK);
  }

  private Optional<ConnectedAccount> read(Merchant merchant, Lane lane) {
    var it = of(merchant).filter(each -> each.account() != null).orElse(null);
    if (it == null) return of(merchant);
    try {
      var asked = clock.instant();
      var said = accounts.read(lane, required(it));
      transactions.write(() -> write(merchant, it, said, asked));
    } catch (StripeRefused no) {
      if (!no.isNoAccount()) throw no;
      end(merchant, EndedWhy.DEAUTHORIZED, Actor.SYSTEM);
    }
    return of(merchant);
  }

  /** Nothing if it was parted from, or exchanged, since Stripe was asked. */
  private void write(Merchant merchant, ConnectedAccount read, Account said, Instant asked) {
    var before = rows.inUse(merchant).orElse(null);
    if (before == null || before.id() != read.id()) return;
    rows.write(merchant, before, said, asked);
    var after = rows.inUse(merchant).orElseThrow();
    if (before.standing() == after.standing()) return;
    var changes =
        Changes.none().field("standing", before.standing().code(), after.standing().code());
    audit(merchant, "payments.changed", said.getId(), changes, Actor.SYSTEM);
  }

  /**
   * The merchant parts from it: nothing is asked in its name any more. Nothing if there is none.
   */
  public void disconnect(Merchant merchant, Actor actor) {
    end(merchant, EndedWhy.DISCONNECTED, actor);
  }

  void end(Merchant merchant, EndedWhy why, Actor actor) {
    transactions.write(
        () ->
            rows.inUse(merchant)
                .ifPresent(
                    it -> {
                      rows.end(merchant, it, why);
                      var account = it.account();
                      if (account != null) tell(merchant, "payments.disconnected", account, actor);
                    }));
  }

  private void tell(Merchant merchant, String action, String account, Actor actor) {
    audit(merchant, action, account, Changes.none(), actor);
  }

  private void audit(
      Merchant merchant, String action, String account, Changes changes, Actor actor) {
    events.publishEvent(
        Audited.of(actor, merchant, null, action, "payments", account, account, changes));
  }

  private static String required(ConnectedAccount it) {
    var account = it.account();
    if (account == null) throw new IllegalArgumentException("Stripe has not made it yet");
    return account;
  }
}
