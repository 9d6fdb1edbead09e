package io.storeflow.signup;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Begins merchants and opens stores that can sell at once: all of it, or nothing. */
@Service
class Signups {
  record Begun(Person person, Store store) {}

  private final Transactions transactions;
  private final People people;
  private final EmailVerifications verifications;
  private final Merchants merchants;

  Signups(
      Transactions transactions,
      People people,
      EmailVerifications verifications,
      Merchants merchants) {
    this.transactions = transactions;
    this.people = people;
    this.verifications = verifications;
    this.merchants = merchants;
  }

  /** A person, their merchant and its first store. */
  Begun begin(
      String email,
      String name,
      String password,
      Locale locale,
      String zone,
      String business,
      StoreSettings settings) {
    var hash = people.hash(password);
    return transactions.write(
        () -> {
          var person = people.register(email, name, hash, locale, zone);
          verifications.ask(person.id());
          var actor = Actor.of(new SignedIn(person.id(), person.name()));
          var merchant = merchants.register(person.id(), business, actor);
          return new Begun(person, open(merchant, settings, actor));
        });
  }

  Store open(Merchant merchant, StoreSettings settings, Actor actor) {
    return merchants.open(merchant, settings, List.of(), FirstRates.USUAL, actor);
  }
}
