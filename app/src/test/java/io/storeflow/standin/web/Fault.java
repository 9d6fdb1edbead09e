package io.storeflow.standin.web;

import io.storeflow.standin.book.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that goes wrong on purpose with calls to an address. */
final class Fault {
  /** When the connection is cut: before anything is done, before the answer, or in its middle. */
  enum Cut {
    NONE,
    BEFORE,
    AFTER,
    MIDDLE
  }

  private final @Nullable String method;
  private final Pattern path;
  private final @Nullable String account;
  final long delayMillis;
  final long delayAfterMillis;
  final Cut cut;

  /** 0: as it comes. */
  final int status;

  private final JsonNode error;
  private final boolean kept;
  private long skipped;
  private long times;

  Fault(Params params) {
    method = params.text("method");
    path = Pattern.compile(params.text("path", "/v[12]/.*"));
    account = params.text("account");
    delayMillis = params.whole("delay", 0);
    delayAfterMillis = params.whole("delay_after", 0);
    cut = Cut.valueOf(params.text("cut", "none").toUpperCase(java.util.Locale.ROOT));
    status = (int) params.whole("status", 0);
    error = params.object("error");
    kept = params.has("kept") ? params.flag("kept") : status == 500;
    skipped = params.whole("skip", 0);
    times = params.whole("times", 1);
  }

  /** Whether it is this call's turn; counts it. */
  boolean takes(Call call) {
    if (times == 0) return false;
    if (method != null && !method.equals(call.method())) return false;
    if (account != null && !account.equals(call.account())) return false;
    if (!path.matcher(call.path()).matches()) return false;
    if (skipped > 0) {
      skipped--;
      return false;
    }
    if (times > 0) times--;
    return true;
  }

  boolean isOver() {
    return times == 0;
  }

  boolean refuses() {
    return status != 0;
  }

  /** Whether an idempotency key keeps the refusal, as Stripe's keep an answer of 500. */
  boolean isKept() {
    return kept;
  }

  Answer answer() {
    var said =
        switch (status) {
          case 429 ->
              Json.of(
                  "type",
                  "invalid_request_error",
                  "code",
                  "rate_limit",
                  "message",
                  "Request rate limit exceeded.");
          default ->
              Json.of(
                  "type", "api_error",
                  "message",
                      "Sorry! We've encountered an unexpected error. (stand-in, on purpose)");
        };
    error.properties().forEach(each -> said.set(each.getKey(), each.getValue()));
    return Answer.json(status, Json.of("error", said));
  }
}
