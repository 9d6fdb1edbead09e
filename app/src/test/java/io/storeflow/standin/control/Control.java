package io.storeflow.standin.control;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.book.Keeper;
import io.storeflow.standin.event.Endpoints;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Front;
import io.storeflow.standin.web.Routes;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What tests steer: what goes wrong, what time it is, what objects say, who hears of it. */
public final class Control {
  private final Book book;
  private final Journal journal;
  private final Endpoints endpoints;
  private final Diary diary;
  private final Front front;
  private final Runnable afresh;

  /**
   * @param afresh makes what is there when nothing else is
   */
  public Control(
      Book book, Journal journal, Endpoints endpoints, Diary diary, Front front, Runnable afresh) {
    this.book = book;
    this.journal = journal;
    this.endpoints = endpoints;
    this.diary = diary;
    this.front = front;
    this.afresh = afresh;
  }

  public void routes(Routes routes) {
    routes.control("POST /_control/reset", this::reset);
    routes.control("POST /_control/time", this::time);
    routes.control("GET /_control/calls", call -> front.calls().told());
    routes.control("POST /_control/calls/clear", call -> done(front.calls()::clear));
    routes.control("POST /_control/faults", call -> done(() -> front.faults().add(call.params())));
    routes.control("POST /_control/faults/clear", call -> done(front.faults()::clear));
    routes.control("POST /_control/endpoints", this::endpoint);
    routes.control(
        "POST /_control/endpoints/{id}/roll",
        call ->
            book.alone(
                () ->
                    Json.of(
                        "secret",
                        endpoints.roll(call.inPath("id"), call.params().flag("keep_old")))));
    routes.control(
        "POST /_control/endpoints/{id}/settle",
        call -> done(() -> book.alone(() -> endpoints.settle(call.inPath("id")))));
    events(routes);
    routes.control("GET /_control/everything", call -> book.look(() -> everything()));
    routes.control("GET /_control/objects/{account}/{id}", call -> book.look(() -> find(call)));
    routes.control("POST /_control/objects/{account}", this::put);
    routes.control("POST /_control/objects/{account}/{id}", this::change);
    routes.control("POST /_control/objects/{account}/{id}/remove", this::remove);
  }

  private void events(Routes routes) {
    routes.control("POST /_control/emit", this::emit);
    routes.control(
        "POST /_control/events/{id}/send",
        call -> journal.resend(call.inPath("id"), call.params()));
    routes.control("GET /_control/webhooks", call -> Json.of("running", journal.running()));
    routes.control("POST /_control/webhooks", call -> journal.habits(call.params()));
    routes.control("GET /_control/webhooks/held", call -> book.look(journal::held));
    routes.control("POST /_control/webhooks/release", call -> journal.release(call.params()));
  }

  private JsonNode reset(Call call) {
    return done(
        () -> {
          book.alone(
              () -> {
                book.clear();
                journal.clear();
                afresh.run();
              });
          front.clear();
        });
  }

  /** {@code stop}, {@code forward} in seconds, {@code reset}; answers with the time it is then. */
  private JsonNode time(Call call) {
    var sent = call.params();
    return book.alone(
        () -> {
          if (sent.flag("reset")) book.moment().reset();
          if (sent.flag("stop")) book.moment().stop();
          book.moment().forward(Duration.ofSeconds(sent.whole("forward", 0)));
          diary.work();
          return Json.of("now", book.now());
        });
  }

  private JsonNode endpoint(Call call) {
    var sent = call.params();
    return book.alone(
        () -> {
          var id = sent.text("id", Ids.of("we"));
          var secret = sent.text("secret", "whsec_" + Ids.letters(32));
          endpoints.known(id, sent.needed("url"), sent.flag("connect"), secret);
          return Json.of("id", id, "secret", secret);
        });
  }

  /** An event of any type, about an object that is there ({@code id}) or is sent along. */
  private JsonNode emit(Call call) {
    var sent = call.params();
    return book.alone(
        () -> {
          var account = sent.text("account", Book.PLATFORM);
          var id = sent.text("id");
          var kept = id == null ? null : book.shelf(account).find(id);
          if (id != null && kept == null) throw ApiError.none("object", id, "id");
          journal.tell(account, sent.needed("type"), kept == null ? sent.object("object") : kept);
          return journal.latest().findFirst().orElseThrow();
        });
  }

  private JsonNode put(Call call) {
    return book.alone(
        () -> Book.shown(book.shelf(call.inPath("account")).put(call.params().object("object"))));
  }

  /** Makes members other than they were: {@code {"set": {"amount": 5, "outcome.type": "x"}}}. */
  private JsonNode change(Call call) {
    return book.alone(
        () -> {
          var found = find(call);
          var before = Book.shown(found);
          call.params()
              .object("set")
              .properties()
              .forEach(each -> Json.set(found, each.getKey(), each.getValue()));
          var type = call.params().text("emit");
          if (type != null)
            journal.tell(
                call.inPath("account"), type, found, Json.before(before, Book.shown(found)));
          return Book.shown(found);
        });
  }

  private JsonNode remove(Call call) {
    return book.alone(
        () -> {
          var found = find(call);
          book.shelf(call.inPath("account")).remove(found);
          return Book.shown(found);
        });
  }

  /** Objects as they are kept, and events as they were told. */
  private ObjectNode everything() {
    var told = Json.listOf(journal.latest().toList());
    // A copy, as what is kept changes on.
    return Keeper.all(book, Json.of("events", told)).deepCopy();
  }

  private ObjectNode find(Call call) {
    var found = book.shelf(call.inPath("account")).find(call.inPath("id"));
    if (found == null) throw ApiError.none("object", call.inPath("id"), "id");
    return found;
  }

  private static JsonNode done(Runnable work) {
    work.run();
    return Json.of("done", true);
  }
}
