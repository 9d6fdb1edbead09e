package io.storeflow.api;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** The problems that the API answers with: their codes (which stay), statuses, and when. */
enum ApiProblem implements Coded {
  MALFORMED("validation_failed", HttpStatus.BAD_REQUEST, "The body or a parameter cannot be read."),
  KEY_MISSING(
      "idempotency_key_missing",
      HttpStatus.BAD_REQUEST,
      "The request needs an Idempotency-Key of its own."),
  UNAUTHORIZED(
      "unauthorized",
      HttpStatus.UNAUTHORIZED,
      "No key of this store, or one that has expired or was revoked."),
  SCOPE_MISSING("scope_missing", HttpStatus.FORBIDDEN, "The key may not do this."),
  FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "Not from this page of another origin."),
  NOT_FOUND("not_found", HttpStatus.NOT_FOUND, "There is nothing of that name."),
  METHOD("method_not_allowed", HttpStatus.METHOD_NOT_ALLOWED, "The address knows no such method."),
  SHORT_STOCK(
      "insufficient_stock",
      HttpStatus.CONFLICT,
      "Less is left than was ordered; errors name the line and what is left."),
  SHORT_POINTS(
      "insufficient_points",
      HttpStatus.CONFLICT,
      "The customer has fewer points than are to be redeemed."),
  MANY_RESERVATIONS(
      "too_many_reservations",
      HttpStatus.CONFLICT,
      "The store has as many open reservations as it may. Release some, or let them expire."),
  AMBIGUOUS(
      "sku_ambiguous",
      HttpStatus.CONFLICT,
      "Several variants have this SKU; variants names them. Send variant_id instead."),
  QUOTE_CHANGED(
      "quote_changed",
      HttpStatus.CONFLICT,
      "Shipping costs something else now; rates holds the new ones. Ask the shopper, then send it again with the new quote."),
  TOTAL_CHANGED(
      "total_changed",
      HttpStatus.CONFLICT,
      "The order costs something else than the total that was sent; price says what, as price answers it. Ask the shopper, then send it again with the new total."),
  PRICES_MOVING(
      "prices_moving",
      HttpStatus.CONFLICT,
      "The store changes its prices again and again at this moment, and nothing was ordered. Send it again in a few seconds."),
  IN_PROGRESS(
      "request_in_progress",
      HttpStatus.CONFLICT,
      "The same request is still being worked on. Send it again in a second."),
  PRODUCT_CHANGED(
      "product_changed",
      HttpStatus.PRECONDITION_FAILED,
      "Somebody has changed the product since. Read it again."),
  SHIPPING_CHANGED(
      "shipping_changed",
      HttpStatus.PRECONDITION_FAILED,
      "Somebody has changed the zone or rate since. Read it again."),
  TOO_LARGE(
      "body_too_large", HttpStatus.CONTENT_TOO_LARGE, "The body is larger than is ever needed."),
  MEDIA_TYPE(
      "unsupported_media_type",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body is not application/json."),
  CODE_INVALID(
      "code_invalid",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "A discount code takes nothing off; errors names it, reason says why. Leave it out, or tell the shopper."),
  INVALID(
      "validation_failed",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "Well formed but wrong; errors name each part and what to do."),
  KEY_REUSED(
      "idempotency_key_reused",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The Idempotency-Key was used for another body."),
  RATE_LIMITED(
      "rate_limited",
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many requests; Retry-After says in how many seconds to try again."),
  INTERNAL(
      "internal_error",
      HttpStatus.INTERNAL_SERVER_ERROR,
      "A failure of ours; request_id helps us to find it."),
  UNAVAILABLE(
      "unavailable", HttpStatus.SERVICE_UNAVAILABLE, "For the moment; Retry-After says how long.");

  private final String code;
  private final HttpStatus status;
  private final String when;

  ApiProblem(String code, HttpStatus status, String when) {
    this.code = code;
    this.status = status;
    this.when = when;
  }

  @Override
  public String code() {
    return code;
  }

  /** As the document writes it: the number as text. */
  String status() {
    return Integer.toString(status.value());
  }

  /** One line of a description: code and when. */
  String line() {
    return "`" + code + "`: " + when;
  }

  /** Every code, each once. */
  static List<String> codes() {
    return Arrays.stream(values()).map(ApiProblem::code).distinct().toList();
  }

  /**
   * Those with these codes.
   *
   * @throws IllegalArgumentException if the API has no such code
   */
  static Stream<ApiProblem> of(String... codes) {
    return Arrays.stream(codes).map(ApiProblem::one);
  }

  private static ApiProblem one(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No problem of the API: " + code));
  }
}
