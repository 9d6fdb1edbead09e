package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.money.Ledger;
import io.storeflow.standin.web.Routes;

/** All of payments, put together. */
public final class Payments {
  private final Desk desk;
  private final Methods methods;
  private final Charges charges;
  private final Attempts attempts;

  /**
   * @param base the address of the stand-in
   */
  public Payments(Book book, Journal journal, Ledger ledger, Diary diary, String base) {
    desk = new Desk(book, journal, ledger, diary, base);
    methods = new Methods(book);
    charges = new Charges(desk);
    attempts = new Attempts(desk, charges);
  }

  public void routes(Routes routes) {
    var intents = new IntentRoutes(desk, methods, attempts);
    var bank = new BankPage(desk, attempts);
    var refunds = new Refunds(desk);
    methods.routes(routes);
    charges.routes(routes);
    intents.routes(routes);
    bank.routes(routes);
    refunds.routes(routes);
    new Elements(desk).routes(routes);
    new PaymentControl(desk, methods, attempts, bank, intents, refunds).routes(routes);
    desk.diary().on("release", intents::release);
    desk.diary().on("debit", (account, id) -> Debits.end(desk, attempts, account, id));
  }
}
