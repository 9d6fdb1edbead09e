package io.storeflow.standin.event;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Webhook endpoints: for events of the platform's own account, or of connected ones. */
public final class Endpoints {
  public static final String VERSION = "2026-07-29.dahlia";
  private static final String KIND = "webhook_endpoint";
  private static final int MOST = 16;

  private final Book book;

  public Endpoints(Book book) {
    this.book = book;
  }

  public void routes(Routes routes) {
    routes.api("POST /v1/webhook_endpoints", this::create);
    routes.api("GET /v1/webhook_endpoints", call -> Lists.page(call, book.platform().all(KIND)));
    routes.api("GET /v1/webhook_endpoints/{id}", call -> Book.shown(find(call)));
    routes.api("POST /v1/webhook_endpoints/{id}", this::update);
    routes.api("DELETE /v1/webhook_endpoints/{id}", this::delete);
  }

  /** One under a known id and secret, in place of the one that stood there. */
  public ObjectNode known(String id, String url, boolean connect, String secret) {
    return book.platform().put(made(id, url, List.of("*"), connect, secret));
  }

  /** A second secret beside the one there is, or in its place. */
  public String roll(String id, boolean keepOld) {
    var endpoint = found(id);
    var notes = Book.notes(endpoint);
    var fresh = "whsec_" + Ids.letters(32);
    var old = notes.path("secrets").path(0).asString();
    notes.set("secrets", keepOld ? Json.list(fresh, old) : Json.list(fresh));
    return fresh;
  }

  /** From now on signs with the newest alone. */
  public void settle(String id) {
    var notes = Book.notes(found(id));
    notes.set("secrets", Json.list(notes.path("secrets").path(0)));
  }

  public ObjectNode found(String id) {
    var found = book.platform().find(KIND, id);
    if (found == null) throw ApiError.none("webhook endpoint", id, "id");
    return found;
  }

  Stream<ObjectNode> listening(String type, @Nullable String account) {
    return book.platform()
        .all(KIND)
        .filter(each -> Json.text(each, "status", "").equals("enabled"))
        .filter(each -> Json.flag(Book.notes(each), "connect") == (account != null))
        .filter(each -> hears(each, type));
  }

  private static boolean hears(ObjectNode endpoint, String type) {
    for (var each : endpoint.path("enabled_events"))
      if (each.asString().equals("*") || each.asString().equals(type)) return true;
    return false;
  }

  private ObjectNode create(Call call) {
    var sent =
        call.params()
            .only("url", "enabled_events", "connect", "description", "metadata", "api_version");
    if (book.platform().all(KIND).count() >= MOST)
      throw ApiError.invalid(
          null, "You have reached the maximum of " + MOST + " test webhook endpoints.", null);
    var url = sent.needed("url");
    if (!url.matches("https?://[^ ]+"))
      throw ApiError.invalid("url_invalid", "Invalid URL: " + url, "url");
    var events = sent.texts("enabled_events");
    if (events.isEmpty()) throw ApiError.missing("enabled_events");
    var secret = "whsec_" + Ids.letters(32);
    var made = made(Ids.of("we"), url, events, sent.flag("connect"), secret);
    made.put("description", sent.text("description"));
    made.set("metadata", sent.object("metadata"));
    book.platform().put(made);
    // The secret is told here and never again.
    return Book.shown(made).put("secret", secret);
  }

  private ObjectNode made(
      String id, String url, List<String> events, boolean connect, String secret) {
    var made =
        Json.of(
            "id",
            id,
            "object",
            KIND,
            "api_version",
            VERSION,
            "application",
            null,
            "created",
            book.now(),
            "description",
            null,
            "enabled_events",
            events,
            "livemode",
            false,
            "metadata",
            Json.of(),
            "status",
            "enabled",
            "url",
            url);
    made.set(Book.NOTES, Json.of("connect", connect, "secrets", Json.list(secret)));
    return made;
  }

  private ObjectNode update(Call call) {
    var sent = call.params().only("url", "enabled_events", "disabled", "description", "metadata");
    var endpoint = find(call);
    if (sent.has("url")) endpoint.put("url", sent.needed("url"));
    if (sent.has("enabled_events"))
      endpoint.set("enabled_events", Json.listOf(sent.texts("enabled_events")));
    if (sent.has("disabled"))
      endpoint.put("status", sent.flag("disabled") ? "disabled" : "enabled");
    if (sent.has("description")) endpoint.put("description", sent.text("description"));
    return Book.shown(endpoint);
  }

  private ObjectNode delete(Call call) {
    var endpoint = find(call);
    book.platform().remove(endpoint);
    return Json.of("id", endpoint.get("id"), "object", KIND, "deleted", true);
  }

  private ObjectNode find(Call call) {
    return found(call.inPath("id"));
  }
}
