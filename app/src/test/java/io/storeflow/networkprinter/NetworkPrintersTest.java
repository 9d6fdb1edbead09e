package io.storeflow.networkprinter;

import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.order.FulfilmentState;
import io.storeflow.printer.PrintJobState;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Printers in a network that was named get their tickets over a socket. */
@AppTest
class NetworkPrintersTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private PrinterQueries printers;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private FakePrinter paper;
  private Store store;
  private Staff.Visitor manager;
  private String page;

  @BeforeEach
  void open() throws IOException {
    paper = new FakePrinter();
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    page = "/s/" + store.slug() + "/printers";
  }

  @AfterEach
  void close() {
    paper.close();
  }

  @Test
  void whatIsAcceptedComesOutAsAPicture() {
    assertThat(manager.get(page).body()).contains("In our network (ESC/POS)");
    assertThat(pair(paper.address()).statusCode()).isEqualTo(302);
    long number = placed.order(store, clock.instant(), FulfilmentState.NEW);
    var order = "/s/" + store.slug() + "/orders/" + number;
    manager.post(order, order + "/acceptance", "from", "NEW");
    await().atMost(Duration.ofMinutes(1)).until(() -> !paper.printed().isEmpty());
    var ticket = paper.printed().getFirst();
    // 576 dots are 72 bytes in each row.
    assertThat(ticket).startsWith(0x1b, 0x40, 0x1d, 0x76, 0x30, 0x00, 72, 0x00);
    assertThat(dark(ticket)).isGreaterThan(2_000);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> manager.get(order).body().contains("Ticket printed"));
    assertThat(printers.all(store).getFirst().isThere(clock.instant())).isTrue();
    assertThat(manager.get(page).body()).contains("Ready");
  }

  @Test
  void whatDoesNotComeOutIsTriedAgainAndSaysWhy() {
    paper.say(0x20);
    pair(paper.address());
    var here = page + "/" + printers.all(store).getFirst().publicId();
    manager.post(here, here + "/test");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> manager.get(here).body().contains("it has no paper"));
    assertThat(paper.printed()).isEmpty();
    assertThat(state()).isEqualTo(PrintJobState.WAITING);
    paper.say(0);
    await().atMost(Duration.ofMinutes(2)).until(() -> state() == PrintJobState.PRINTED);
    assertThat(paper.printed()).hasSize(1);
  }

  @Test
  void oneThatNeverAnswersPrintsToo() {
    paper.sayNothing();
    pair(paper.address());
    var here = page + "/" + printers.all(store).getFirst().publicId();
    manager.post(here, here + "/test");
    await().atMost(Duration.ofMinutes(1)).until(() -> state() == PrintJobState.PRINTED);
    // It does not say when it has taken all of it.
    await().atMost(Duration.ofMinutes(1)).until(() -> !paper.printed().isEmpty());
    assertThat(paper.printed()).hasSize(1);
  }

  @Test
  void isNowhereElseThanWhereItMayBe() {
    for (var wrong :
        new String[][] {
          {"", "Say where it is in the network"},
          {"printer.local", "no address of a printer"},
          {"169.254.169.254:80", "in no network that is open"},
          {"10.0.0.1", "in no network that is open"}
        }) {
      var refused = pair(wrong[0]);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains(wrong[1], "value=\"" + wrong[0] + "\"");
    }
    assertThat(printers.all(store)).isEmpty();
  }

  private HttpResponse<String> pair(String address) {
    return manager.post(
        page,
        page,
        "name",
        "Küche",
        "kind",
        "network",
        "paper",
        "mm80",
        "language",
        "en",
        "location",
        "",
        "address",
        address,
        "automatic",
        "true");
  }

  private PrintJobState state() {
    var j = only(store, PRINT_JOB);
    return db.select(j.STATE).from(j).fetchSingle(j.STATE);
  }

  private static int dark(byte[] ticket) {
    int dots = 0;
    for (var it : ticket) dots += Integer.bitCount(it & 0xff);
    return dots;
  }
}
