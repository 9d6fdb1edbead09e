package io.storeflow.standin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes every request: reads it, proves keys, lets things go wrong, and sends what a part says. */
public final class Front implements HttpHandler {
  private static final Logger LOG = System.getLogger("stripe-stand-in");

  private static final int LONGEST = 1_000_000;

  private final Routes routes;
  private final Book book;
  private final Keys keys;
  private final Repeats repeats;
  private final Faults faults = new Faults();
  private final CallLog calls = new CallLog();
  private final Consumer<@Nullable Call> cause;

  /**
   * @param cause hears which call it is that things happen by, null at its end
   */
  public Front(
      Book book,
      Routes routes,
      String secretKey,
      String publishableKey,
      Consumer<@Nullable Call> cause) {
    this.book = book;
    this.routes = routes;
    this.cause = cause;
    keys = new Keys(book, secretKey, publishableKey);
    repeats = new Repeats(book.moment());
  }

  public Faults faults() {
    return faults;
  }

  public CallLog calls() {
    return calls;
  }

  /** Forgets keys, calls and faults. */
  public void clear() {
    repeats.clear();
    faults.clear();
    calls.clear();
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var asset = Assets.find(path);
      if (asset != null) send(exchange, asset);
      else if (exchange.getRequestMethod().equals("OPTIONS")) send(exchange, allowed());
      else answer(exchange, path);
    } catch (IOException gone) {
      // Who asked does not wait any more.
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "A fault of the stand-in itself", bug);
      throw bug;
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    var found = routes.find(exchange.getRequestMethod(), path);
    if (found == null) {
      send(exchange, unknown(exchange.getRequestMethod(), path));
      return;
    }
    Call call;
    try {
      call = read(exchange, found);
    } catch (ApiError refused) {
      send(exchange, refused.answer());
      return;
    }
    answer(exchange, call, found);
  }

  private Call read(HttpExchange exchange, Routes.Found found) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LONGEST);
    var headers = exchange.getRequestHeaders();
    var type = headers.getFirst("Content-Type");
    var query = exchange.getRequestURI().getRawQuery();
    boolean json = type != null && type.startsWith("application/json");
    var params =
        json && body.length > 0
            ? Params.of(Json.read(body))
            : Params.form(query == null ? "" : query, new String(body, UTF_8));
    var door = found.route().door();
    var who =
        door == Routes.Door.PAGE || door == Routes.Door.CONTROL
            ? new Keys.Who(Book.PLATFORM, false)
            : keys.who(headers, params, door == Routes.Door.CLIENT);
    var key =
        exchange.getRequestMethod().equals("POST") ? headers.getFirst("Idempotency-Key") : null;
    return new Call(
        "req_" + Ids.letters(14),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        found.names(),
        params,
        who.account(),
        who.publishable(),
        key);
  }

  private void answer(HttpExchange exchange, Call call, Routes.Found found) throws IOException {
    var door = found.route().door();
    var fault = door == Routes.Door.CONTROL ? null : faults.next(call);
    boolean api = door == Routes.Door.API || door == Routes.Door.CLIENT;
    var before = api ? repeated(call) : null;
    if (before != null) {
      calls.note(call, before.status());
      send(exchange, dressed(before, call), cut(fault));
      return;
    }
    boolean free = true;
    try {
      if (fault != null) pause(fault.delayMillis);
      if (fault != null && fault.cut == Fault.Cut.BEFORE) {
        calls.note(call, 0);
        return;
      }
      var answer = fault != null && fault.refuses() ? fault.answer() : done(call, found);
      if (keeps(fault, answer)) {
        finish(call, answer);
        free = false;
      }
      if (api) calls.note(call, answer.status());
      if (fault != null) pause(fault.delayAfterMillis);
      send(exchange, dressed(answer, call), cut(fault));
    } finally {
      if (free) finish(call, null);
    }
  }

  private static Fault.Cut cut(@Nullable Fault fault) {
    return fault == null ? Fault.Cut.NONE : fault.cut;
  }

  private @Nullable Answer repeated(Call call) {
    if (call.idempotencyKey() == null) return null;
    try {
      return repeats.begin(call);
    } catch (ApiError refused) {
      return refused.answer();
    }
  }

  private void finish(Call call, @Nullable Answer answer) {
    if (call.idempotencyKey() != null) repeats.finish(call, answer);
  }

  private static boolean keeps(@Nullable Fault fault, Answer answer) {
    if (fault != null && fault.refuses()) return fault.isKept();
    return keepable(answer);
  }

  /** What was refused before it was begun is tried again under the same key. */
  private static boolean keepable(Answer answer) {
    return answer.status() < 400 || answer.status() == 402 || answer.status() == 500;
  }

  private Answer done(Call call, Routes.Found found) {
    try {
      if (found.route().door() == Routes.Door.CONTROL) return found.route().does().apply(call);
      return call.method().equals("GET") && found.route().door() == Routes.Door.API
          ? book.look(() -> expanded(call, found))
          : book.alone(() -> expanded(call, found));
    } catch (ApiError refused) {
      return refused.answer();
    }
  }

  private Answer expanded(Call call, Routes.Found found) {
    cause.accept(call);
    try {
      var answer = found.route().does().apply(call);
      var paths = call.params().texts("expand");
      if (paths.isEmpty() || found.route().door() == Routes.Door.PAGE) return answer;
      var body = Json.read(answer.body());
      Expand.all(body, book.shelf(call.account()), paths);
      return Answer.json(answer.status(), body);
    } finally {
      cause.accept(null);
    }
  }

  private static Answer dressed(Answer answer, Call call) {
    var dressed = answer.with("Request-Id", call.id()).with("Access-Control-Allow-Origin", "*");
    if (call.idempotencyKey() != null)
      dressed = dressed.with("Idempotency-Key", call.idempotencyKey());
    return call.ofPlatform() ? dressed : dressed.with("Stripe-Account", call.account());
  }

  private static Answer unknown(String method, String path) {
    if (!path.startsWith("/v")) return Answer.html(404, "Not found");
    return ApiError.of(
            404,
            "invalid_request_error",
            null,
            "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs or we can help"
                    .formatted(method, path)
                + " at https://support.stripe.com/.")
        .answer();
  }

  private static Answer allowed() {
    return new Answer(
        204,
        "text/plain",
        new byte[0],
        Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "GET, POST, OPTIONS",
            "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Stripe-Account, Stripe-Version, Idempotency-Key",
            "Access-Control-Max-Age", "300"));
  }

  private static void pause(long millis) {
    if (millis > 0) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    send(exchange, answer, Fault.Cut.NONE);
  }

  private static void send(HttpExchange exchange, Answer answer, Fault.Cut cut) throws IOException {
    if (cut == Fault.Cut.AFTER) return; // closed without an answer
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length == 0) return;
    var out = exchange.getResponseBody();
    out.write(body, 0, cut == Fault.Cut.MIDDLE ? body.length / 2 : body.length);
    // Closed by the exchange, which cuts the connection where bytes are missing.
    out.flush();
  }
}
