package io.storeflow.platform.body;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * Ends a connection with the answer. Else Tomcat goes on to read the rest of a body that nobody
 * wants, for as long as it drips.
 */
@Configuration(proxyBeanMethods = false)
public class HangUp {

  /** Called before the answer is written, for a request whose body is not to be read. */
  public static void after(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    if (request.getAttribute(HangUp.class.getName()) instanceof Runnable hangUp) hangUp.run();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> readingNoFurther() {
    return tomcat -> tomcat.addEngineValves(new ReadingNoFurther());
  }

  /** Filters see a facade; the valve stands where Tomcat's own request can be told. */
  private static final class ReadingNoFurther extends ValveBase {
    ReadingNoFurther() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      Runnable hangUp =
          () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      request.setAttribute(HangUp.class.getName(), hangUp);
      getNext().invoke(request, response);
    }
  }
}
