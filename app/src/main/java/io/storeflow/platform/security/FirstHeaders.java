package io.storeflow.platform.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Puts what protects a page into every answer, also into those that are given before any filter
 * runs: to TRACE, and to addresses that the firewall refuses. What a chain writes later is the
 * same, or takes its place.
 */
final class FirstHeaders extends ValveBase {
  private final Map<String, String> headers;

  FirstHeaders(String contentPolicy, String permissions) {
    super(true);
    headers =
        Map.of(
            "Content-Security-Policy", contentPolicy,
            "Permissions-Policy", permissions,
            "Referrer-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    headers.forEach(response::setHeader);
    getNext().invoke(request, response);
  }
}
