import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether numbers of invoices have gaps or doubles when 32 people press "make an invoice" at once
 * on two nodes, of which one is killed in the midst of it. With two nodes of {@code stand.sh 2},
 * its settings exported, and the process id of the second:
 *
 * <pre>
 * java -cp 'target/stand/app/lib/*' ops/load/InvoiceNumbers.java hanami-market 2000 PID
 * </pre>
 *
 * <p>Orders without an invoice are taken, as many as told. What the killed node did not answer is
 * asked of the other, as a person would: an order has one invoice all the same. Ends with 1 if a
 * number is missing or there twice.
 */
final class InvoiceNumbers {
  private static final int THREADS = 32;
  private static final String FIRST = "http://127.0.0.1:8080";
  private static final String SECOND = "http://127.0.0.1:8082";
  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]*)\"|value=\"([^\"]*)\"[^>]*name=\"_csrf\"");

  private final String store;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private InvoiceNumbers(String store) {
    this.store = store;
  }

  public static void main(String[] args) throws Exception {
    var load = new InvoiceNumbers(args[0]);
    try (var db =
        DriverManager.getConnection(
            System.getenv("STOREFLOW_DB_URL"),
            System.getenv("STOREFLOW_DB_USER"),
            System.getenv("STOREFLOW_DB_PASSWORD"))) {
      load.run(db, Integer.parseInt(args[1]), Long.parseLong(args[2]));
      System.exit(load.isWhole(db) ? 0 : 1);
    }
  }

  private void run(Connection db, int most, long second) throws Exception {
    var token = token(get("/login"));
    post(
        FIRST,
        "/login",
        Map.of("_csrf", token, "email", "owner@hanami.example", "password", "storeflow-demo"));
    token = token(get("/s/" + store + "/invoices/details"));
    post(
        FIRST,
        "/s/" + store + "/invoices/details",
        Map.of(
            "_csrf",
            token,
            "legalName",
            "Hanami GmbH",
            "taxNumber",
            "30/123/45678",
            "invoicePrefix",
            "RE-",
            "creditPrefix",
            "GS-",
            "made",
            "asked",
            "version",
            "0"));
    var orders = new ConcurrentLinkedQueue<>(without(db, most));
    int asked = orders.size();
    var answered = new AtomicInteger();
    var again = new AtomicInteger();
    var body = Map.of("_csrf", token);
    long start = System.nanoTime();
    try (var people = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        var mine = i % 2 == 0 ? FIRST : SECOND;
        people.submit(
            () -> {
              var base = mine;
              for (var order = orders.poll(); order != null; order = orders.poll()) {
                try {
                  post(base, "/s/" + store + "/orders/" + order + "/invoice", body);
                  if (answered.incrementAndGet() == asked / 2) kill(second);
                } catch (IOException gone) {
                  again.incrementAndGet();
                  orders.add(order);
                  base = FIRST;
                }
              }
              return null;
            });
      }
    }
    System.out.printf(
        "%d orders, %d answers, %d asked once more after the second node was killed; %.1f s%n",
        asked, answered.get(), again.get(), (System.nanoTime() - start) / 1e9);
  }

  private static void kill(long pid) throws IOException {
    new ProcessBuilder("kill", "-9", Long.toString(pid)).inheritIO().start();
  }

  private List<Long> without(Connection db, int most) throws SQLException {
    var found = new ArrayList<Long>();
    try (var ask =
        db.prepareStatement(
            "select o.number from orders o join store s on s.id = o.store_id where s.slug = ? and not exists"
                + " (select 1 from invoice i where i.store_id = o.store_id and i.order_id = o.id) order by o.number limit ?")) {
      ask.setString(1, store);
      ask.setInt(2, most);
      try (var rows = ask.executeQuery()) {
        while (rows.next()) found.add(rows.getLong(1));
      }
    }
    return found;
  }

  private boolean isWhole(Connection db) throws SQLException {
    boolean whole = true;
    try (var ask =
        db.prepareStatement(
            "select i.series, i.year, count(*), min(i.sequence), max(i.sequence), count(distinct i.sequence),"
                + " count(distinct i.order_id), max(c.last) from invoice i join store s on s.id = i.store_id"
                + " join invoice_counter c on c.store_id = i.store_id and c.series = i.series and c.year = i.year"
                + " where s.slug = ? group by i.series, i.year")) {
      ask.setString(1, store);
      try (var rows = ask.executeQuery()) {
        while (rows.next()) {
          int count = rows.getInt(3);
          whole &= rows.getInt(4) == 1 && rows.getInt(5) == count && rows.getInt(6) == count;
          whole &= rows.getInt(8) == count;
          System.out.printf(
              "%s %d: %d documents of %d orders, numbers %d to %d, %d different, counter %d%n",
              rows.getString(1),
              rows.getInt(2),
              count,
              rows.getInt(7),
              rows.getInt(4),
              rows.getInt(5),
              rows.getInt(6),
              rows.getInt(8));
        }
      }
    }
    System.out.println(whole ? "no gap, no double" : "NOT whole");
    return whole;
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(FIRST + path))).body();
  }

  private void post(String base, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var form =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Origin", base)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    if (answer.statusCode() >= 400) System.out.println(path + " answered " + answer.statusCode());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
  }

  private static String token(String page) {
    var found = TOKEN.matcher(page);
    if (!found.find()) throw new IllegalStateException("no token in " + page);
    return found.group(1) != null ? found.group(1) : found.group(2);
  }
}
