package io.storeflow.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What a browser shows to be known: a token for each of the last few people who signed in with it,
 * as several share the computer behind a counter.
 */
@Component
class BrowserCookie {
  private static final int MOST = 6;
  private static final int TOKEN = 44;

  private final boolean production;
  private final String name;

  BrowserCookie(Environment environment) {
    production = environment.acceptsProfiles(Profiles.of("production", "staging"));
    name = production ? "__Host-sf_known" : "sf_known";
  }

  List<String> read(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? List.of()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .flatMap(cookie -> Stream.of(cookie.getValue().split("\\.", MOST + 1)))
            .filter(token -> token.length() == TOKEN)
            .limit(MOST)
            .toList();
  }

  /** The first of the tokens stay. */
  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      List<String> tokens,
      Duration lasts) {
    var cookie =
        ResponseCookie.from(name, String.join(".", tokens.stream().limit(MOST).toList()))
            .httpOnly(true)
            .secure(production || request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
