package io.storeflow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.standin.book.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steers a stand-in for Stripe: names and values in turn become what is posted. */
public final class StandInControl {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI base;

  StandInControl(URI base) {
    this.base = base;
  }

  /** Forgets everything: accounts, payments, events, failures, endpoints. */
  public void reset() {
    post("/reset");
  }

  /** An account that is complete and connected; its id. */
  public String account(String country) {
    return Json.text(post("/accounts", "country", country), "id", "");
  }

  /** Events of one kind go there from now on; the id and the secret of the endpoint. */
  public ObjectNode endpoint(String url, boolean connect, String secret) {
    return post("/endpoints", "url", url, "connect", connect, "secret", secret);
  }

  /**
   * Lets calls go wrong: {@code path} (a pattern), {@code method}, {@code account}, {@code skip},
   * {@code times} (1; -1: always), {@code delay} and {@code delay_after} (ms), {@code cut} (before,
   * after, middle), {@code status} with {@code error}, {@code kept} (by the idempotency key).
   */
  public void fault(Object... how) {
    post("/faults", how);
  }

  public void noFaults() {
    post("/faults/clear");
  }

  /**
   * {@code hold}, {@code drop} (percent), {@code duplicates}, {@code delay}, {@code retry} (ms).
   */
  public void events(Object... how) {
    post("/webhooks", how);
  }

  /** Delivers what was held: ids in their order, or "reverse", or "random"; none: as they came. */
  public JsonNode release(String... order) {
    return post("/webhooks/release", "order", List.of(order)).path("sent");
  }

  /** The events that are held, the oldest first. */
  public List<JsonNode> held() {
    return all(get("/webhooks/held").path("events"));
  }

  /** Waits until no event is on its way. */
  public void awaitDelivered() {
    await().untilAsserted(() -> assertThat(Json.whole(get("/webhooks"), "running")).isZero());
  }

  /**
   * Calls to the API that fit: each with method, path, account, idempotency_key, status, params.
   */
  public List<JsonNode> calls(String method, String path) {
    return all(get("/calls").path("calls")).stream()
        .filter(each -> method.equals(Json.text(each, "method")))
        .filter(each -> Json.text(each, "path", "").matches(path))
        .toList();
  }

  public void forward(Duration by) {
    post("/time", "forward", by.toSeconds());
  }

  public void stopTime() {
    post("/time", "stop", true);
  }

  /** The time of this machine again. */
  public void usualTime() {
    post("/time", "reset", true);
  }

  /** An object as the stand-in has it, notes of its own included. */
  public ObjectNode object(String account, String id) {
    return get("/objects/" + account + "/" + id);
  }

  /** Makes members (paths with dots) of an object other than they were, and tells nobody. */
  public void plant(String account, String id, Object... set) {
    post("/objects/" + account + "/" + id, "set", Json.of(set));
  }

  public void remove(String account, String id) {
    post("/objects/" + account + "/" + id + "/remove");
  }

  /** Anything else: the path below /_control. */
  public ObjectNode post(String path, @Nullable Object... pairs) {
    return ask(
        HttpRequest.newBuilder(base.resolve("/_control" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(Json.of(pairs)))));
  }

  public ObjectNode get(String path) {
    return ask(HttpRequest.newBuilder(base.resolve("/_control" + path)));
  }

  private static ObjectNode ask(HttpRequest.Builder request) {
    try {
      var answer =
          CLIENT.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode())
          .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(200);
      return Json.read(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static List<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
