package io.storeflow.printerpage;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.PRINTER;
import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.location.Locations;
import io.storeflow.order.Orders;
import io.storeflow.platform.id.Secret;
import io.storeflow.printer.NewPrinter;
import io.storeflow.printer.PaperWidth;
import io.storeflow.printer.PrintJobState;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.PrinterKind;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.Printers;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Printers that fetch their tickets, as they do it: over HTTP, by the ways of their makers. */
@AppTest
class PrintersTest {
  private static final Pattern ADDRESS =
      Pattern.compile("value=\"https?://[^/\"]+(/print/[^\"]+)\"");
  private static final String MAC = "00:11:62:1b:0d:01";

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Orders orders;
  @Autowired private Locations locations;
  @Autowired private Printers printers;
  @Autowired private PrinterQueries queries;
  @Autowired private PrintQueue queue;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;
  @LocalServerPort private int port;

  private Store store;
  private Client client;

  @BeforeEach
  void open() {
    store = world.store();
    client = new Client(port);
  }

  @Test
  void isPairedOnItsPagePrintsWhatIsAcceptedAndIsRevoked() {
    var manager = staff.visitor(store, Role.MANAGER);
    var page = "/s/" + store.slug() + "/printers";
    assertThat(manager.get(page).body()).contains("New printer", "Star CloudPRNT");
    var bad = manager.post(page, page, "kind", "fax", "paper", "mm80", "language", "en");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("Choose one of the list.");
    var made =
        manager.post(
            page,
            page,
            "name",
            "Küche",
            "kind",
            "star",
            "paper",
            "mm80",
            "language",
            "en",
            "location",
            "",
            "automatic",
            "true");
    assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var found = ADDRESS.matcher(made.body());
    assertThat(found.find()).isTrue();
    var star = new Star(found.group(1), MAC);
    assertThat(db.fetch(only(store, PRINTER)).toString())
        .doesNotContain(found.group(1).substring(found.group(1).lastIndexOf('/') + 1));

    assertThat(star.poll().path("jobReady").asBoolean()).isFalse();
    long number = order(row -> {});
    orders.move(store, number, ACCEPTED, World.actor("Yūko"));
    var token = star.ready();
    var ticket = star.get(token);
    assertThat(ticket.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(ticket.body())
        .contains("# " + String.join(" ", Long.toString(number).split("")))
        .contains("2 x Tonkotsu ramen", "    Large", "1 x Gyoza", "Ayşe Yılmaz")
        .doesNotContain("Printed again");
    assertThat(star.get(token).body()).as("fetched again while it prints").isEqualTo(ticket.body());
    assertThat(star.poll().path("jobReady").asBoolean()).as("it has it").isFalse();
    assertThat(star.delete(token, "200 OK").statusCode()).isEqualTo(200);
    star.delete(token, "200 OK");
    assertThat(star.get(token).statusCode()).as("printed").isEqualTo(404);
    assertThat(star.poll().path("jobReady").asBoolean()).isFalse();

    var orderPage = "/s/" + store.slug() + "/orders/" + number;
    assertThat(manager.get(orderPage).body()).containsOnlyOnce("Ticket printed");
    assertThat(manager.get("/s/" + store.slug() + "/audit").body())
        .contains("Order printed", "Printer paired");
    var shown = manager.get(page + "/" + printer().publicId()).body();
    assertThat(shown).contains("Ticket of #" + number, "Printed", "Ready");

    // Prepared later, the order is not printed once more; by hand it is, and says so.
    orders.move(store, number, PREPARING, World.actor("Yūko"));
    assertThat(star.poll().path("jobReady").asBoolean()).isFalse();
    manager.post(orderPage, orderPage + "/tickets", "printer", printer().publicId());
    var again = star.ready();
    assertThat(star.get(again).body()).contains("*** Printed again ***");
    star.delete(again, "200 OK");
    assertThat(manager.get(orderPage).body()).contains("Ticket printed again", "Küche");

    manager.post(orderPage, orderPage + "/tickets", "printer", printer().publicId());
    manager.post(page, page + "/" + printer().publicId() + "/revocation");
    assertThat(star.post("{}").statusCode()).as("at once").isEqualTo(404);
    assertThat(star.get(again).statusCode()).isEqualTo(404);
    assertThat(states()).contains(PrintJobState.DROPPED);
    assertThat(staff.visitor(store, Role.SUPPORT).get(page).statusCode()).isEqualTo(403);
  }

  /** What may lie on the counter already is printed again, and says so. */
  @Test
  void whatStaysUnconfirmedIsTriedAgainAndGivenUpInTheEnd() {
    var star = star("Kitchen", null, true);
    long number = order(row -> {});
    orders.move(store, number, ACCEPTED, Actor.SYSTEM);
    var token = star.ready();
    assertThat(star.get(token).body()).doesNotContain("Printed again");
    for (int tries = 2; tries <= 5; tries++) {
      assertThat(star.poll().path("jobReady").asBoolean()).as("waited for").isFalse();
      silent();
      assertThat(star.ready()).isEqualTo(token);
      assertThat(star.get(token).body()).contains("*** Printed again ***");
    }
    silent();
    assertThat(star.poll().path("jobReady").asBoolean()).as("given up").isFalse();
    await().atMost(Duration.ofMinutes(1)).until(() -> db.fetchExists(only(store, DEAD_LETTER)));
    assertThat(states()).containsExactly(PrintJobState.LAID_ASIDE);
    var manager = staff.visitor(store, Role.MANAGER);
    var work = "/s/" + store.slug() + "/failed-work";
    assertThat(manager.get(work).body())
        .contains("Ticket that was not printed", "ticket of order #" + number, "by Kitchen");
    manager.post(work, work + "/" + db.fetchSingle(only(store, DEAD_LETTER)).getId() + "/retry");
    await().atMost(Duration.ofMinutes(1)).until(() -> states().contains(PrintJobState.WAITING));
    assertThat(star.ready()).isEqualTo(token);
    star.get(token);
    star.delete(token, "OK");
    assertThat(states()).containsExactly(PrintJobState.PRINTED);
  }

  @Test
  void aPrinterInTroubleIsLeftAloneAndSaysWhy() {
    var star = star("Kitchen", null, true);
    orders.move(store, order(row -> {}), ACCEPTED, Actor.SYSTEM);
    var empty = "{\"statusCode\": \"410%20Paper%20out\", \"printerMAC\": \"" + MAC + "\"}";
    assertThat(JsonMapper.shared().readTree(star.post(empty).body()).get("jobReady").asBoolean())
        .isFalse();
    assertThat(printer().told()).isEqualTo("410 Paper out");
    assertThat(printer().isTroubled()).isTrue();
    var token = star.ready();
    star.get(token);
    star.delete(token, "511 Media decoding error");
    assertThat(star.ready()).as("tried again").isEqualTo(token);
    assertThat(star.post("no JSON").statusCode()).isEqualTo(400);
    assertThat(client.get(star.address + "?type=image/png&token=" + token).statusCode())
        .isEqualTo(415);
    assertThat(client.get(star.address).statusCode()).as("no MQTT").isEqualTo(404);
    // The same address in two printers: one of them gets it.
    star.get(token);
    assertThat(new Star(star.address, "00:11:62:00:00:02").get(token).statusCode()).isEqualTo(404);
  }

  /** Firmware from before there were tokens names nothing. */
  @Test
  void anOldPrinterFetchesWhatIsNext() {
    var star = star("Kitchen", null, true);
    orders.move(store, order(row -> {}), ACCEPTED, Actor.SYSTEM);
    star.ready();
    assertThat(client.get(star.address + "?type=text/plain&mac=" + MAC).body()).contains("Gyoza");
    client.delete(star.address + "?code=200%20OK&mac=" + MAC);
    assertThat(states()).containsExactly(PrintJobState.PRINTED);
  }

  @Test
  void eachPrinterPrintsTheOrdersOfItsLocation() {
    var bar = locations.create(store, "Bar", Address.NONE, Actor.SYSTEM);
    var main = locations.all(store).getFirst();
    var here = star("Main", main.publicId(), true);
    var there = star("Bar", bar, true);
    var all = star("All", null, true);
    var byHand = star("Office", null, false);
    orders.move(store, order(row -> {}), ACCEPTED, Actor.SYSTEM);
    var first = here.ready();
    var second = all.ready();
    assertThat(first).isNotEqualTo(second);
    assertThat(there.poll().path("jobReady").asBoolean()).isFalse();
    assertThat(byHand.poll().path("jobReady").asBoolean()).isFalse();
    assertThat(there.get(first).statusCode()).as("of another printer").isEqualTo(404);
    here.get(first);
    here.delete(first, "OK");
    all.get(second);
    assertThat(all.delete(second, "OK").statusCode()).isEqualTo(200);
    assertThat(states()).containsOnly(PrintJobState.PRINTED);
  }

  @Test
  void epsonAsksByAFormAndTellsByAnother() {
    var address = address("Kitchen", PrinterKind.EPSON, null, true);
    var asks = Map.of("ConnectionType", "GetRequest", "ID", "", "Name", "S1");
    assertThat(client.post(address, asks).body()).isEmpty();
    long number = order(row -> row.setCustomerName("<Ayşe> & Co"));
    orders.move(store, number, ACCEPTED, Actor.SYSTEM);
    var xml = client.post(address, asks);
    assertThat(xml.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
    assertThat(xml.body())
        .contains("#" + number + "\n", "&lt;Ayşe&gt; &amp; Co", "<printjobid>" + token());
    assertThat(client.post(address, asks).body()).as("it has it").isEmpty();
    tell(address, "false", "EPTR_REC_EMPTY");
    assertThat(printer().told()).isEqualTo("EPTR_REC_EMPTY");
    assertThat(client.post(address, asks).body()).as("again").contains("Printed again");
    tell(address, "true", "");
    tell(address, "true", "");
    assertThat(states()).containsExactly(PrintJobState.PRINTED);
    assertThat(printer().isTroubled()).isFalse();
    assertThat(client.post(address, Map.of("ConnectionType", "SetStatus")).statusCode())
        .isEqualTo(200);
    assertThat(client.post(address, Map.of("ConnectionType", "Other")).statusCode()).isEqualTo(400);
  }

  private void tell(String address, String success, String code) {
    var result =
        EposXmlTest.response("2.00", "<printjobid>" + token() + "</printjobid>", success, code);
    client.post(address, Map.of("ConnectionType", "SetResponse", "ResponseFile", result));
  }

  @Test
  void strangersGetNothingAndNoMoreThanTheyMay() {
    var star = star("Kitchen", null, true);
    var wrong = "/print/" + store.publicId() + "/" + Secret.random(Printers.PREFIX).text();
    var foreign = star.address.replace(store.publicId(), world.store().publicId());
    assertThat(client.json(foreign, "{}").statusCode()).isEqualTo(404);
    assertThat(client.json("/print/" + store.publicId(), "{}").statusCode()).isEqualTo(401);
    assertThat(asked(() -> client.json(wrong + "x", "{}"))).as("mistyped").isZero();
    assertThat(asked(() -> client.json(wrong, "{}"))).isEqualTo(2);
    assertThat(new Client(port, client.address()).json(star.address, "{}").statusCode())
        .isEqualTo(200);
    HttpResponse<String> last = client.json(wrong, "{}");
    for (int i = 0; i < 40 && last.statusCode() == 404; i++) last = client.json(wrong, "{}");
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(asked(() -> client.json(wrong, "{}"))).as("too many").isZero();
    assertThat(client.json(star.address, "{}").statusCode()).as("good").isEqualTo(200);
    assertThat(client.send("POST", star.address, "application/json", new byte[70_000]).statusCode())
        .isEqualTo(413);

    var basic =
        "Basic " + base64("printer:" + star.address.substring(star.address.lastIndexOf('/') + 1));
    var house = "/print/" + store.publicId();
    assertThat(client.json(house, "{}", "Authorization", basic).statusCode()).isEqualTo(200);
    var challenge = new Client(port).json(house, "{}", "Authorization", "Basic " + base64("a:b"));
    assertThat(challenge.statusCode()).isEqualTo(401);
    assertThat(challenge.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void aPollCostsTheSameForOneTicketAndAHundred() {
    var star = star("Kitchen", null, true);
    orders.move(store, order(row -> {}), ACCEPTED, Actor.SYSTEM);
    star.poll();
    int one = asked(star::poll);
    for (var number : placed.orders(store, 100, clock.instant(), NEW))
      queue.ask(store, printer(), number, Actor.SYSTEM);
    assertThat(asked(star::poll)).isEqualTo(one).isEqualTo(3);
    var page = "/s/" + store.slug() + "/printers/" + printer().publicId();
    assertThat(staff.visitor(store, Role.MANAGER).get(page).body()).contains("Ticket of");
  }

  private int asked(Runnable work) {
    return (int) statements.ofRequests(work).stream().filter(it -> !it.startsWith("set ")).count();
  }

  /** The time in which a printer may say nothing is over. */
  private void silent() {
    var j = only(store, PRINT_JOB);
    db.update(j)
        .set(j.SENT_AT, clock.instant().minus(PrintQueue.SILENCE.multipliedBy(2)))
        .execute();
  }

  private List<PrintJobState> states() {
    var j = only(store, PRINT_JOB);
    return db.select(j.STATE).from(j).orderBy(j.ID).fetch(j.STATE);
  }

  private String token() {
    return db.fetchSingle(only(store, PRINT_JOB)).getPublicId();
  }

  private io.storeflow.printer.Printer printer() {
    return queries.all(store).getFirst();
  }

  private long order(java.util.function.Consumer<OrdersRecord> change) {
    return placed.order(store, clock.instant(), NEW, change);
  }

  private Star star(String name, @Nullable String location, boolean automatic) {
    return new Star(address(name, PrinterKind.STAR, location, automatic), MAC);
  }

  private String address(
      String name, PrinterKind kind, @Nullable String location, boolean automatic) {
    Long place = location == null ? null : locations.get(store, location).id();
    var printer = new NewPrinter(name, kind, PaperWidth.MM80, Locale.ENGLISH, place, "", automatic);
    var secret = printers.pair(store, printer, Actor.SYSTEM);
    return "/print/" + store.publicId() + "/" + secret.text();
  }

  /** A printer that speaks CloudPRNT. */
  private final class Star {
    private final String address;
    private final String mac;

    Star(String address, String mac) {
      this.address = address;
      this.mac = mac;
    }

    JsonNode poll() {
      var answer =
          post(
              """
              {"status": "23 6 0 0 0 0 0 0 0 ", "printerMAC": "%s", "statusCode": "200%%20OK",
              "printingInProgress": false, "clientAction": null}"""
                  .formatted(mac));
      assertThat(answer.statusCode()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body());
    }

    HttpResponse<String> post(String body) {
      return client.json(address, body);
    }

    /** The token of what is ready. */
    String ready() {
      var said = poll();
      assertThat(said.get("jobReady").asBoolean()).isTrue();
      assertThat(said.get("mediaTypes").get(0).asString()).isEqualTo("text/plain");
      return said.get("jobToken").asString();
    }

    HttpResponse<String> get(String token) {
      return client.get(address + "?type=text/plain&mac=" + mac + "&token=" + token);
    }

    HttpResponse<String> delete(String token, String code) {
      return client.delete(
          address + "?code=" + URLEncoder.encode(code, UTF_8) + "&mac=" + mac + "&token=" + token);
    }
  }
}
