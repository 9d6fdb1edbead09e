package io.storeflow.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, said so that a caller can mend it; on the API an {@code
 * application/problem+json} (RFC 9457) with the codes of the contract.
 */
public final class Problem extends RuntimeException {

  /**
   * One part of the request that is wrong.
   *
   * @param pointer JSON pointer (RFC 6901) into the body, or the name of a parameter
   */
  public record Fault(String pointer, String detail) {}

  /** Name in {@link #more} under which a limit says when to try again, in seconds. */
  static final String RETRY_AFTER = "retry_after";

  private final HttpStatus status;
  private final String code;
  private final List<Fault> faults;
  private final Map<String, Object> more;

  public Problem(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of(), Map.of());
  }

  public Problem(
      HttpStatus status, String code, String detail, List<Fault> faults, Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.faults = List.copyOf(faults);
    this.more = Map.copyOf(more);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** Further members of the answer, such as the new rates of {@code quote_changed}. */
  public Map<String, Object> more() {
    return more;
  }

  /** Too many of these; to be tried again after so many seconds. */
  public static Problem rateLimited(long retryAfterSeconds) {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "rate_limited",
        "Too many requests. Try again in " + retryAfterSeconds + " s.",
        List.of(),
        Map.of(RETRY_AFTER, retryAfterSeconds));
  }

  /** Well formed but wrong: 422. */
  public static Problem invalid(List<Fault> faults) {
    var detail = faults.isEmpty() ? "The request is not valid." : faults.getFirst().detail();
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT, "validation_failed", detail, faults, Map.of());
  }

  /** Not of the expected form at all: 400. */
  public static Problem malformed(String pointer, String detail) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "validation_failed",
        detail,
        List.of(new Fault(pointer, detail)),
        Map.of());
  }
}
