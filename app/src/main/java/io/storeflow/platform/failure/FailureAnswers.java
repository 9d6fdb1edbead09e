package io.storeflow.platform.failure;

import io.storeflow.platform.client.RequestId;
import io.storeflow.platform.url.Moved;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where failures become answers: {@code application/problem+json} (RFC 9457) on the
 * API, a page for people elsewhere; both carry the request id. Failures of ours are logged,
 * mistakes of callers are not, nor who is asked to come back later: that is counted.
 */
@ControllerAdvice
class FailureAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

  private final Sentences sentences;
  private final List<FailurePages> pages;

  FailureAnswers(Sentences sentences, List<FailurePages> pages) {
    this.sentences = sentences;
    this.pages = pages;
  }

  @ExceptionHandler
  void lead(Moved moved, HttpServletRequest request, HttpServletResponse response) {
    moved.answer(request, response);
  }

  @ExceptionHandler(Throwable.class)
  Object answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
    return answer(Failure.of(thrown), thrown, request, response);
  }

  /**
   * @param thrown null where a filter has only set a status; it knows why
   */
  Object answer(
      Failure failure,
      @Nullable Throwable thrown,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean later = failure.more().containsKey(Problem.RETRY_AFTER);
    if (failure.status().is5xxServerError() && thrown != null && !later) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
    }
    tellSecurity(failure, request);
    if (failure.more().get(Problem.RETRY_AFTER) instanceof Long seconds)
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return isApi(request) ? problem(failure, request) : page(failure, request);
  }

  private static void tellSecurity(Failure failure, HttpServletRequest request) {
    var asked = method(request) + " " + address(request);
    switch (failure.status()) {
      case FORBIDDEN ->
          SecurityLog.tell(SecurityLog.Event.FORBIDDEN, asked + " " + kind(failure, request));
      case TOO_MANY_REQUESTS -> SecurityLog.tell(SecurityLog.Event.RATE_LIMITED, asked);
      default -> {}
    }
  }

  static boolean isApi(HttpServletRequest request) {
    return address(request).startsWith("/api/");
  }

  /** What was asked for, also where only telling of a failure has failed: a body is read again. */
  private static String address(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }

  /** A request that a filter refused is told as GET, whatever it was. */
  private static String method(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked
        ? asked
        : request.getMethod();
  }

  private ResponseEntity<Map<String, Object>> problem(Failure failure, HttpServletRequest request) {
    return ResponseEntity.status(failure.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(members(failure, request));
  }

  /** The members of the problem, in the order in which the contract names them. */
  private Map<String, Object> members(Failure failure, HttpServletRequest request) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", "about:blank");
    members.put("title", failure.status().getReasonPhrase());
    members.put("status", failure.status().value());
    members.put("detail", sentences.english(failure.said()));
    members.put("instance", address(request));
    members.put("code", failure.code());
    members.put("request_id", RequestId.of(request));
    if (!failure.faults().isEmpty())
      members.put("errors", failure.faults().stream().map(sentences::fault).toList());
    failure
        .more()
        .forEach(
            (name, value) -> {
              if (!name.equals(Problem.RETRY_AFTER)) members.put(name, value);
            });
    return members;
  }

  private ModelAndView page(Failure failure, HttpServletRequest request) {
    var page = own(failure, request);
    page.setStatus(failure.status());
    page.addObject("status", failure.status().value());
    page.addObject("kind", kind(failure, request));
    page.addObject("address", address(request));
    page.addObject("sent", !Set.of("GET", "HEAD").contains(method(request)));
    page.addObject("most", TooLarge.of(request).map(TooLarge::most).orElse(""));
    page.addObject("requestId", RequestId.of(request));
    page.addObject("retryAfter", failure.more().get(Problem.RETRY_AFTER));
    return page;
  }

  /** The page of the part of StoreFlow that was asked; the plain one where it cannot be made. */
  private ModelAndView own(Failure failure, HttpServletRequest request) {
    var uri = address(request);
    try {
      return pages.stream()
          .flatMap(
              each ->
                  switch (failure.status()) {
                    case NOT_FOUND -> each.missing(uri, request).stream();
                    case FORBIDDEN -> each.forbidden(uri, request).stream();
                    case TOO_MANY_REQUESTS -> each.tooOften(uri, request).stream();
                    default -> Stream.<ModelAndView>empty();
                  })
          .findFirst()
          .orElseGet(() -> new ModelAndView("error/page"));
    } catch (DataAccessException away) {
      return new ModelAndView("error/page");
    }
  }

  /** Statuses that have words of their own; others share those of their class. */
  private static String kind(Failure failure, HttpServletRequest request) {
    if (request.getAttribute(Forbidden.KIND) instanceof String known) return known;
    if (failure.said().rule().equals(Problem.PROXY_NOT_TRUSTED)) return "proxy";
    if (failure.code().equals(Problem.PRICES_MOVING)) return "prices";
    int status = failure.status().value();
    return switch (status) {
      case 503 -> failure.more().containsKey(Problem.RETRY_AFTER) ? "busy" : "503";
      case 413 -> TooLarge.of(request).map(TooLarge::kind).orElse("413");
      case 403, 404, 429 -> Integer.toString(status);
      default -> status >= 500 ? "500" : "400";
    };
  }
}
