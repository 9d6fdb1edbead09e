package io.storeflow.standin.web;

import io.storeflow.standin.book.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal as Stripe says it: a status and {@code {"error": {...}}}. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient ObjectNode error;

  private ApiError(int status, ObjectNode error) {
    super(Json.text(error, "message"), null, false, false);
    this.status = status;
    this.error = error;
  }

  public static ApiError of(int status, String type, @Nullable String code, String message) {
    var error = Json.of("type", type, "message", message);
    if (code != null)
      error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code);
    return new ApiError(status, error);
  }

  /** A request that cannot be done. */
  public static ApiError invalid(@Nullable String code, String message, @Nullable String param) {
    var made = of(400, "invalid_request_error", code, message);
    if (param != null) made.error.put("param", param);
    return made;
  }

  public static ApiError missing(String param) {
    return invalid("parameter_missing", "Missing required param: " + param + ".", param);
  }

  /** An object that is not there, for this account at least. */
  public static ApiError none(String what, String id, String param) {
    var made =
        of(404, "invalid_request_error", "resource_missing", "No such " + what + ": '" + id + "'");
    made.error.put("param", param);
    return made;
  }

  public ApiError with(String member, @Nullable Object value) {
    error.set(member, Json.node(value));
    return this;
  }

  public int status() {
    return status;
  }

  public ObjectNode error() {
    return error;
  }

  /** Whether the request was begun, so that its key keeps this answer. */
  boolean isKept() {
    return status == 402;
  }

  Answer answer() {
    return Answer.json(status, Json.of("error", error));
  }
}
