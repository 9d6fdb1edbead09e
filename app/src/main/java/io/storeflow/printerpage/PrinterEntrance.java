package io.storeflow.printerpage;

import io.storeflow.printer.PrinterDoor;
import io.storeflow.printer.PrinterDoor.Entered;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Where printers come in. The secret stands at the end of the address that they were told, or is
 * the password that they send with it (HTTP Basic, RFC 7617), whatever the user name.
 */
@Component
class PrinterEntrance {
  private static final String SCHEME = "basic ";

  private final PrinterDoor door;

  PrinterEntrance(PrinterDoor door) {
    this.door = door;
  }

  /**
   * @param house public id of the store
   * @param secret null where the address ends before it
   * @return 404 for an address that is nobody's, 401 for one without a secret
   */
  ResponseEntity<?> let(
      String house,
      @Nullable String secret,
      HttpServletRequest request,
      Function<Entered, ResponseEntity<?>> in) {
    var sent = secret == null ? password(request.getHeader(HttpHeaders.AUTHORIZATION)) : secret;
    var entered = sent == null ? null : door.enter(house, sent, request.getRemoteAddr());
    if (entered != null && entered.isPresent()) return in.apply(entered.get());
    return secret == null
        ? ResponseEntity.status(401)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"StoreFlow\", charset=\"UTF-8\"")
            .build()
        : ResponseEntity.notFound().build();
  }

  private static @Nullable String password(@Nullable String header) {
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) return null;
    try {
      var both = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      var said = new String(both, StandardCharsets.UTF_8);
      return said.substring(said.indexOf(':') + 1);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
