package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.money.Ledger;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** All of payments, put together. */
public final class Payments {
  /** Hears of each intent that is paid, held or refused. */
  @FunctionalInterface
  public interface End {
    void heard(String account, ObjectNode intent);
  }

  private final List<End> ends = new ArrayList<>();
  private final Desk desk;
  private final Methods methods;
  private final Charges charges;
  private final Attempts attempts;

  /**
   * @param base the address of the stand-in
   */
  public Payments(Book book, Journal journal, Ledger ledger, Diary diary, String base) {
    desk = new Desk(book, journal, ledger, diary, base, ends);
    methods = new Methods(book);
    charges = new Charges(desk);
    attempts = new Attempts(desk, charges);
  }

  public void onEnd(End end) {
    ends.add(end);
  }

  /** Makes an intent, as other parts of Stripe do for themselves. */
  public ObjectNode make(Call call, ObjectNode said) {
    var intent = Intents.make(call, Params.of(said), desk.book().now());
    desk.book().shelf(call.account()).put(intent);
    desk.tell(call.account(), "payment_intent.created", intent);
    return intent;
  }

  /**
   * Pays an intent as a shopper on a page of Stripe's does.
   *
   * @param said the payment method, as its form says it
   * @throws ApiError where it is declined
   */
  public void pay(Call shopper, ObjectNode intent, ObjectNode said, String back) {
    var method = methods.create(shopper, Params.of(said));
    attempts.begin(shopper.account(), intent, method, false, back);
  }

  /** Charges a payment method that is known, with nobody there. */
  public void charge(Call call, ObjectNode intent, String method) {
    attempts.begin(call.account(), intent, methods.find(call, method), true, null);
  }

  /** A payment method by its id, or by a name that Stripe has for tests. */
  public ObjectNode known(Call call, String id) {
    return methods.find(call, id);
  }

  /** A payment method that is kept for later. */
  public ObjectNode method(Call shopper, ObjectNode said) {
    return methods.create(shopper, Params.of(said));
  }

  public static List<String> offered(String currency, boolean capturedLater) {
    return Methods.offered(currency, capturedLater);
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
    new Disputes(desk).routes(routes);
    new Elements(desk).routes(routes);
    new PaymentControl(desk, methods, attempts, bank, intents, refunds).routes(routes);
    desk.diary().on("release", intents::release);
    desk.diary().on("debit", (account, id) -> Debits.end(desk, attempts, account, id));
  }
}
