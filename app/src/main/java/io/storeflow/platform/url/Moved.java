package io.storeflow.platform.url;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What was asked for has another address now: answered with 308, the query kept. */
public final class Moved extends RuntimeException {
  private final String path;

  /**
   * @param path of ours, made from what we know and not from what was sent
   */
  public Moved(String path) {
    super("moved", null, false, false);
    this.path = path;
  }

  /** Answers the request. */
  public void answer(HttpServletRequest request, HttpServletResponse response) {
    answer(path, request, response);
  }

  /** Leads to the path for good; method, body and query stay. */
  public static void answer(String path, HttpServletRequest request, HttpServletResponse response) {
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    response.setHeader(HttpHeaders.LOCATION, path + query);
  }
}
