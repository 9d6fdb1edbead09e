package io.storeflow.connect;

import io.storeflow.store.Merchant;
import io.storeflow.store.Stores;
import io.storeflow.stripeevent.Listens;
import io.storeflow.stripeevent.StripeNews;
import io.storeflow.stripeevent.UnknownObject;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads an account again when Stripe says that something about it has changed. */
@Component
class AccountNews implements Listens {
  private final Connections connections;
  private final Stores stores;

  AccountNews(Connections connections, Stores stores) {
    this.connections = connections;
    this.stores = stores;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(
        "account.updated",
        "capability.updated",
        "account.external_account.created",
        "account.external_account.updated",
        "account.external_account.deleted",
        "account.application.deauthorized");
  }

  @Override
  public void hear(StripeNews news) {
    // Of our own account: nobody's card payments depend on that.
    if (news.account().isEmpty()) return;
    // Whether it is still ours says Stripe as it is read: the event may be of a time before.
    connections.heard(merchant(news.account()));
  }

  private Merchant merchant(String account) {
    return stores
        .merchantByStripeAccount(account)
        .orElseThrow(() -> new UnknownObject("no merchant uses account " + account));
  }
}
