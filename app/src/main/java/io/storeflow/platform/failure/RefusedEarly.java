package io.storeflow.platform.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Answers requests that no filter sees, as the server cannot read them: an address with {@code %zz}
 * in it, a line that is no HTTP. The API gets a problem (RFC 9457), people a page without style.
 */
public class RefusedEarly extends ErrorReportValve {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>This cannot be read</title></head>
      <body>
      <h1>This cannot be read</h1>
      <p>The address is not written as addresses are. Check it, or <a href="/">begin at the front page</a>.</p>
      </body>
      </html>
      """;

  private static final String PROBLEM =
      """
      {"type":"about:blank","title":"Bad Request","status":%d,"code":"validation_failed",\
      "detail":"The request cannot be read: check how its address and its headers are written."}
      """;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    var asked = request.getDecodedRequestURI();
    var uri = asked == null ? request.getRequestURI() : asked;
    boolean api = uri != null && uri.startsWith("/api/");
    try {
      response.setContentType(api ? "application/problem+json" : "text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      var writer = response.getReporter();
      if (writer == null) return;
      writer.write(api ? PROBLEM.formatted(status) : PAGE);
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      container.getLogger().debug("Nobody reads the answer", gone);
    }
  }

  /** Takes the place of the page that Tomcat brings. */
  @Configuration(proxyBeanMethods = false)
  static class InTomcat {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedEarly() {
      return tomcat ->
          tomcat.addContextCustomizers(
              context -> {
                if (context.getParent() instanceof StandardHost host)
                  host.setErrorReportValveClass(RefusedEarly.class.getName());
              });
    }
  }
}
