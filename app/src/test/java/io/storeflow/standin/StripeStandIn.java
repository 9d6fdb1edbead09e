package io.storeflow.standin;

import com.sun.net.httpserver.HttpServer;
import io.storeflow.standin.account.AccountControl;
import io.storeflow.standin.account.Accounts;
import io.storeflow.standin.account.Domains;
import io.storeflow.standin.account.Links;
import io.storeflow.standin.account.OAuth;
import io.storeflow.standin.account.Onboarding;
import io.storeflow.standin.billing.Billing;
import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.book.Keeper;
import io.storeflow.standin.checkout.SessionPage;
import io.storeflow.standin.checkout.Sessions;
import io.storeflow.standin.control.Control;
import io.storeflow.standin.event.Endpoints;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.money.Balance;
import io.storeflow.standin.money.Ledger;
import io.storeflow.standin.money.Payouts;
import io.storeflow.standin.page.AccountPage;
import io.storeflow.standin.page.Home;
import io.storeflow.standin.payment.Payments;
import io.storeflow.standin.web.Front;
import io.storeflow.standin.web.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.Executors;

/** The process: a server on 127.0.0.1 that speaks the part of Stripe's API that StoreFlow uses. */
public final class StripeStandIn {
  private static final int KEPT_PER_MEGABYTE = 64;
  private static final int BACKLOG = 512;

  private final Routes routes = new Routes();
  private final Settings settings;
  private final Book book;
  private final Endpoints endpoints;
  private final Journal journal;
  private final Front front;
  private final Accounts accounts;
  private final Diary diary;
  private final Ledger ledger;
  private final Balance balance;
  private final Payouts payouts;

  private StripeStandIn(Settings settings) {
    this.settings = settings;
    int most = (int) (Runtime.getRuntime().maxMemory() >> 20) * KEPT_PER_MEGABYTE;
    book = new Book(most);
    endpoints = new Endpoints(book);
    journal = new Journal(book, endpoints, most);
    accounts = new Accounts(book, journal);
    diary = new Diary(book);
    ledger = new Ledger(book);
    balance = new Balance(book, ledger);
    payouts = new Payouts(book, journal, ledger, balance, diary);
    front =
        new Front(book, routes, settings.secretKey(), settings.publishableKey(), journal::cause);
  }

  public static void main(String... arguments) throws IOException {
    // The server of the JDK waits 40 ms for an acknowledgement otherwise.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    new StripeStandIn(Settings.of(arguments)).start();
  }

  private void start() throws IOException {
    parts();
    Files.createDirectories(settings.data());
    if (settings.keeps()) keep();
    afresh();
    if (!settings.webhook().isEmpty()) listen();
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", front);
    server.start();
    diary.begin();
    var pid = settings.data().resolve("standin.pid");
    Files.writeString(pid, Long.toString(ProcessHandle.current().pid()));
    pid.toFile().deleteOnExit();
  }

  /** What is there when nothing else is. */
  private void afresh() {
    accounts.begin();
    payouts.begin();
  }

  private void parts() {
    var onboarding = new Onboarding(book, accounts);
    var oauth =
        new OAuth(
            book, accounts, onboarding, journal, settings.clientId(), settings.publishableKey());
    endpoints.routes(routes);
    journal.routes(routes);
    accounts.routes(routes);
    new Links(book, accounts, settings.base()).routes(routes);
    onboarding.routes(routes);
    oauth.routes(routes);
    new Domains(book).routes(routes);
    new AccountControl(book, accounts, onboarding, oauth).routes(routes);
    balance.routes(routes);
    payouts.routes(routes);
    sales();
    new Control(book, journal, endpoints, diary, front, this::afresh).routes(routes);
    new Home(book, journal, front).routes(routes);
    new AccountPage(book, accounts).routes(routes);
  }

  private void sales() {
    var base = settings.base();
    var payments = new Payments(book, journal, ledger, diary, base);
    var billing = new Billing(book, journal, diary, payments, base);
    var sessions = new Sessions(book, journal, diary, payments, base);
    payments.routes(routes);
    billing.routes(routes);
    sessions.routes(routes);
    new SessionPage(book, sessions, payments, billing::begin, base).routes(routes);
  }

  private void keep() throws IOException {
    new Keeper(
            book,
            settings.data().resolve("book.json"),
            () -> {
              var more = Json.of();
              journal.keep(more);
              return more;
            })
        .begin(journal::resume);
  }

  private void listen() {
    endpoints.known("we_standinAccount", settings.webhook(), false, settings.accountSecret());
    endpoints.known("we_standinConnect", settings.webhook(), true, settings.connectSecret());
  }
}
