package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.payment.Payments;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Routes;
import tools.jackson.databind.node.ObjectNode;

/** All of billing, put together. */
public final class Billing {
  private final Store store;
  private final Customers customers;
  private final Subscriptions subscriptions;
  private final Invoices invoices;
  private final Meters meters;

  /**
   * @param base the address of the stand-in
   */
  public Billing(Book book, Journal journal, Diary diary, Payments payments, String base) {
    store = new Store(book, journal, diary, payments, base);
    customers = new Customers(store);
    invoices = new Invoices(store);
    meters = new Meters(store);
    subscriptions = new Subscriptions(store, customers, new Cycle(store, invoices, meters));
  }

  public void routes(Routes routes) {
    new Catalogue(store).routes(routes);
    customers.routes(routes);
    subscriptions.routes(routes);
    invoices.routes(routes);
    meters.routes(routes);
    new Portal(store, customers, subscriptions).routes(routes);
  }

  /** Begins what a session sells. */
  public void begin(Call shopper, ObjectNode session, ObjectNode method) {
    subscriptions.ofSession(shopper, session, method);
  }
}
