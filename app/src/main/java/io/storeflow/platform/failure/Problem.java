package io.storeflow.platform.failure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, said so that a caller can mend it; on the API an {@code
 * application/problem+json} (RFC 9457) with the codes of the contract. Its words are those of
 * {@link Sentences}: the message {@code wrong.<code>}, or that of the first fault.
 */
public class Problem extends RuntimeException {

  /** Name in {@link #more} under which a limit says when to try again, in seconds. */
  public static final String RETRY_AFTER = "retry_after";

  /** The rule of which there is a page of its own. */
  static final String PROXY_NOT_TRUSTED = "unavailable.proxy";

  /** The store changes what it charges at this moment; there is a page of its own of it too. */
  public static final String PRICES_MOVING = "prices_moving";

  private static final String INVALID = "validation_failed";

  private final HttpStatus status;
  private final String code;
  private final Wrong said;
  private final List<Wrong> faults;
  private final Map<String, Object> more;

  public Problem(HttpStatus status, String code) {
    this(status, code, List.of(), Map.of());
  }

  public Problem(HttpStatus status, String code, List<Wrong> faults, Map<String, Object> more) {
    this(status, code, Wrong.of("", code), faults, more);
  }

  private Problem(
      HttpStatus status, String code, Wrong said, List<Wrong> faults, Map<String, Object> more) {
    super(code + " " + said + " " + faults, null, false, false);
    this.status = status;
    this.code = code;
    this.said = said;
    this.faults = List.copyOf(faults);
    this.more = Map.copyOf(more);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The whole of it in one sentence. */
  Wrong said() {
    return said;
  }

  /** Each part of the request that is wrong. */
  public List<Wrong> faults() {
    return faults;
  }

  /** Further members of the answer, such as the new rates of {@code quote_changed}. */
  public Map<String, Object> more() {
    return more;
  }

  /** Too many of these; to be tried again after so many seconds. */
  public static Problem rateLimited(long retryAfterSeconds) {
    return later(
        HttpStatus.TOO_MANY_REQUESTS, "rate_limited", "rate_limited.until", retryAfterSeconds);
  }

  /** More at this moment than can be done: 503, to be tried again after so many seconds. */
  public static Problem busy(long retryAfterSeconds) {
    return later(
        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "unavailable.busy", retryAfterSeconds);
  }

  /** The node does as much of this as it can: 503, to be tried again after so many seconds. */
  public static Problem full(long retryAfterSeconds) {
    return later(
        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "unavailable.full", retryAfterSeconds);
  }

  /** 401: no key that lets in, and why. */
  public static Problem unauthorized(String rule) {
    var said = Wrong.of("", rule);
    return new Problem(HttpStatus.UNAUTHORIZED, "unauthorized", said, List.of(), Map.of());
  }

  /** 503: the proxy in front is not trusted, or does not say that it speaks TLS. */
  public static Problem proxyNotTrusted() {
    var said = Wrong.of("", PROXY_NOT_TRUSTED);
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", said, List.of(), Map.of());
  }

  /** For a filter: ends the request with this answer, in words for people or for programs. */
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(Problem.class.getName(), this);
    response.sendError(status.value());
  }

  private static Problem later(HttpStatus status, String code, String rule, long seconds) {
    var said = Wrong.of("", rule, seconds);
    return new Problem(status, code, said, List.of(), Map.of(RETRY_AFTER, seconds));
  }

  /** Well formed but wrong: 422. */
  public static Problem invalid(List<Wrong> faults) {
    var said = faults.isEmpty() ? Wrong.of("", "invalid") : faults.getFirst();
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, INVALID, said, faults, Map.of());
  }

  /** Not of the expected form at all: 400. */
  public static Problem malformed(String pointer, String rule, Object... with) {
    return malformed(List.of(Wrong.of(pointer, rule, with)));
  }

  /**
   * The same where several parts are wrong.
   *
   * @param faults one at least
   */
  public static Problem malformed(List<Wrong> faults) {
    return new Problem(HttpStatus.BAD_REQUEST, INVALID, faults.getFirst(), faults, Map.of());
  }
}
