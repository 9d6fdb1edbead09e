package io.storeflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where an answer leads is a path, whatever the Host header says: behind a TLS proxy an absolute
 * address would have the wrong scheme, and the host is the client's word.
 */
@AppTest
class LocationsTest {
  private static final String EVIL = "evil.example";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired World world;
  @Autowired Staff staff;

  @Test
  void noRouteLeadsToTheHostOfTheRequest() throws Exception {
    var store = world.store();
    var person = world.member(store, Role.OWNER);
    var owner = cookies(staff.visitor(World.signedIn(person)));
    var locations = new ArrayList<String>();
    for (var route : Route.all(mapping)) {
      // Without its token a form of the dashboard leads nowhere.
      if (route.isUnsafe() && route.isDashboard() && !route.pattern().contains("/board/")) continue;
      locations.addAll(ask(route, store, ""));
      if (!route.pattern().startsWith("/logout") && !route.pattern().contains("/end-"))
        locations.addAll(ask(route, store, owner));
    }
    // Anonymous requests of the dashboard alone lead to the sign-in dozens of times.
    assertThat(locations).hasSizeGreaterThan(20);
    assertThat(locations)
        .allSatisfy(location -> assertThat(location).startsWith("/").doesNotContain("//", EVIL));
  }

  private List<String> ask(Route route, Store store, String cookies) throws Exception {
    var path = route.path(store.slug(), Map.of());
    var origin = URI.create(staff.origin());
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.setSoTimeout(30_000);
      var request =
          "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nConnection: close\r\n%s%s\r\n"
              .formatted(
                  route.method(),
                  path,
                  EVIL,
                  cookies,
                  route.isUnsafe() ? "Content-Length: 0\r\n" : "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).as(route.toString()).startsWith("HTTP/1.1 ");
      return answer
          .lines()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.regionMatches(true, 0, "Location:", 0, 9))
          .map(line -> line.substring(9).strip())
          .toList();
    }
  }

  private static String cookies(Staff.Visitor visitor) {
    return visitor.cookies().entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
  }
}
