package io.storeflow.platform.client;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request as the client sent it, before any proxy. */
final class ClientRequest extends HttpServletRequestWrapper {

  private final ClientAddress client;

  ClientRequest(HttpServletRequest request, ClientAddress client) {
    super(request);
    this.client = client;
  }

  @Override
  public String getRemoteAddr() {
    return client.address();
  }

  @Override
  public String getRemoteHost() {
    return client.address();
  }

  @Override
  public boolean isSecure() {
    return client.secure();
  }

  @Override
  public String getScheme() {
    return client.secure() ? "https" : "http";
  }

  /** The port of the Host header; without one, that of the scheme and not of our own connector. */
  @Override
  public int getServerPort() {
    return client.throughProxy() && !hostNamesPort() ? standardPort() : super.getServerPort();
  }

  @Override
  public StringBuffer getRequestURL() {
    var url = new StringBuffer(getScheme()).append("://").append(getServerName());
    var port = getServerPort();
    if (port > 0 && port != standardPort()) {
      url.append(':').append(port);
    }
    return url.append(getRequestURI());
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isForwarded(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isForwarded(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = Collections.list(super.getHeaderNames());
    names.removeIf(ClientRequest::isForwarded);
    return Collections.enumeration(names);
  }

  private int standardPort() {
    return client.secure() ? 443 : 80;
  }

  private boolean hostNamesPort() {
    var host = super.getHeader("Host");
    return host != null && host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  private static boolean isForwarded(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
  }
}
