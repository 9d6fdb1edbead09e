package io.storeflow.standin.event;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Event.State;
import io.storeflow.standin.web.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.node.ObjectNode;

/** Brings each event to each endpoint, again until it is taken. */
final class Deliveries {
  /** One event on its way to one endpoint. */
  record Delivery(Event event, String endpoint) {}

  private final Habits habits = new Habits();
  private final Sender sender = new Sender();
  private final List<Delivery> held = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final Book book;

  Deliveries(Book book) {
    this.book = book;
  }

  Habits habits() {
    return habits;
  }

  int running() {
    return running.get();
  }

  /** Sends it on its way, keeps it back or loses it, as the habits are. */
  void begin(Event event) {
    for (var endpoint : List.copyOf(event.states.keySet())) {
      if (event.states.get(endpoint) == State.DELIVERED) continue;
      var delivery = new Delivery(event, endpoint);
      if (habits.drops()) event.is(endpoint, State.FAILED);
      else if (habits.held()) hold(delivery);
      else for (long i = 0; i < habits.copies(); i++) start(delivery);
    }
  }

  /** Sends those that were held, one after the other; how each was answered, in that order. */
  List<ObjectNode> release(List<String> order) {
    List<ObjectNode> answers = new ArrayList<>();
    for (var each : taken(order)) answers.add(sent(each, attempt(each)));
    return answers;
  }

  synchronized List<Event> held() {
    return held.stream().map(Delivery::event).distinct().toList();
  }

  synchronized void forget() {
    held.clear();
    habits.reset();
  }

  /** Sends an event now, perhaps with an old time, another secret or a changed byte. */
  ObjectNode resend(Event event, Params how) {
    List<ObjectNode> answers = new ArrayList<>();
    for (var endpoint : event.states.keySet().toArray(String[]::new)) {
      if (how.has("endpoint") && !endpoint.equals(how.text("endpoint"))) continue;
      var delivery = new Delivery(event, endpoint);
      for (long i = 0; i < how.whole("times", 1); i++)
        answers.add(sent(delivery, how.all().isEmpty() ? attempt(delivery) : odd(delivery, how)));
    }
    return Json.of("sent", answers);
  }

  private synchronized void hold(Delivery delivery) {
    held.add(delivery);
  }

  private synchronized List<Delivery> taken(List<String> order) {
    List<Delivery> taken = new ArrayList<>();
    if (order.isEmpty()) taken.addAll(held);
    for (var id : order) for (var each : held) if (each.event.id.equals(id)) taken.add(each);
    held.removeAll(taken);
    return taken;
  }

  private static ObjectNode sent(Delivery delivery, int status) {
    return Json.of(
        "event", delivery.event.id,
        "type", delivery.event.type,
        "endpoint", delivery.endpoint,
        "status", status);
  }

  private void start(Delivery delivery) {
    running.incrementAndGet();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                pause(habits.delayMillis());
                deliver(delivery);
              } finally {
                running.decrementAndGet();
              }
            });
  }

  private void deliver(Delivery delivery) {
    for (int tries = 1; ; tries++) {
      int status = attempt(delivery);
      if (status / 100 == 2 || status == -1) return;
      long pause = habits.pause(tries);
      if (pause < 0) {
        delivery.event.is(delivery.endpoint, State.FAILED);
        return;
      }
      pause(pause);
    }
  }

  /** The status, 0 without an answer, -1 where the endpoint is gone. */
  private int attempt(Delivery delivery) {
    var body = delivery.event.body;
    return post(delivery, body, List.of(), 0);
  }

  private int odd(Delivery delivery, Params how) {
    var body = delivery.event.body.clone();
    var secrets = how.has("secret") ? List.of(how.needed("secret")) : List.<String>of();
    // A byte is changed after it was signed.
    return post(delivery, body, secrets, how.whole("age", 0), how.flag("tamper"));
  }

  private int post(Delivery delivery, byte[] body, List<String> secrets, long age) {
    return post(delivery, body, secrets, age, false);
  }

  private int post(Delivery delivery, byte[] body, List<String> secrets, long age, boolean tamper) {
    var endpoint = book.look(() -> book.platform().find("webhook_endpoint", delivery.endpoint));
    if (endpoint == null) return -1;
    List<String> known = new ArrayList<>(secrets);
    if (known.isEmpty())
      Book.notes(endpoint).path("secrets").forEach(each -> known.add(each.asString()));
    var signature = Signature.of(body, known, Instant.now().minusSeconds(age));
    if (tamper) body[body.length / 2] ^= 1;
    int status = sender.post(Json.text(endpoint, "url", ""), body, signature);
    if (status / 100 == 2 && !tamper) delivery.event.is(delivery.endpoint, State.DELIVERED);
    return status;
  }

  private static void pause(long millis) {
    if (millis > 0) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
