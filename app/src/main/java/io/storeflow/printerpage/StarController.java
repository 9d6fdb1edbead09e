package io.storeflow.printerpage;

import io.storeflow.platform.input.Typed;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.PrinterDoor.Entered;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.TicketPaper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Star CloudPRNT, version HTTP, as Star Micronics' Protocol Guide 2.4 has it: a printer polls by
 * POST, fetches what is ready by GET, and says by DELETE what became of it.
 */
@Controller
@RequestMapping({"/print/{house}/{secret}", "/print/{house}"})
class StarController {
  private static final String TEXT = "text/plain";
  private static final int LONGEST_STATUS = 120;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PrinterEntrance entrance;
  private final PrinterQueries printers;
  private final PrintQueue queue;
  private final TicketPaper paper;

  StarController(
      PrinterEntrance entrance, PrinterQueries printers, PrintQueue queue, TicketPaper paper) {
    this.entrance = entrance;
    this.printers = printers;
    this.queue = queue;
    this.paper = paper;
  }

  /** Says how it is, and asks whether there is something to print. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> poll(
      @PathVariable String house,
      @PathVariable(required = false) @Nullable String secret,
      @RequestBody String sent,
      HttpServletRequest request) {
    return entrance.let(
        house,
        secret,
        request,
        in -> {
          var said = read(sent);
          if (said == null) return ResponseEntity.badRequest().build();
          var status = status(said.path("statusCode").asString(""));
          printers.seen(in.store(), in.printer(), status);
          boolean may = isWell(status) && !said.path("printingInProgress").asBoolean(false);
          var next = may ? queue.next(in.store(), in.printer()).orElse(null) : null;
          if (next == null) return ResponseEntity.ok(Map.of("jobReady", false));
          return ResponseEntity.ok(
              Map.of(
                  "jobReady",
                  true,
                  "mediaTypes",
                  List.of(TEXT),
                  "jobToken",
                  next.token(),
                  "deleteMethod",
                  "DELETE"));
        });
  }

  /**
   * Fetches something: of the type that it wants to have, by the token of what it was told of,
   * which firmware from before there were tokens does not send. A printer that asks how the server
   * can be talked to sends no type, and takes 404 for this way alone.
   */
  @GetMapping
  ResponseEntity<?> fetch(
      @PathVariable String house,
      @PathVariable(required = false) @Nullable String secret,
      HttpServletRequest request) {
    return entrance.let(
        house,
        secret,
        request,
        in -> {
          var type = request.getParameter("type");
          if (type == null) return ResponseEntity.notFound().build();
          if (!type.startsWith(TEXT)) return ResponseEntity.status(415).build();
          return ticket(in, token(request), Typed.code(request.getParameter("mac")));
        });
  }

  private ResponseEntity<?> ticket(Entered in, @Nullable String token, String mac) {
    var handed = queue.hand(in.store(), in.printer(), token, mac).orElse(null);
    if (handed == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header("X-Star-Cut", "full; feed=true")
        .body(PlainText.of(paper.write(in.store(), in.printer(), handed)));
  }

  /** Says what became of it: the code is OK, or begins with a number as a status of HTTP does. */
  @DeleteMapping
  ResponseEntity<?> confirm(
      @PathVariable String house,
      @PathVariable(required = false) @Nullable String secret,
      HttpServletRequest request) {
    return entrance.let(
        house,
        secret,
        request,
        in -> {
          told(in, token(request), Typed.code(request.getParameter("code")));
          return ResponseEntity.ok().build();
        });
  }

  private void told(Entered in, @Nullable String token, String code) {
    if (code.equals("OK") || code.startsWith("2")) queue.confirm(in.store(), in.printer(), token);
    else queue.refuse(in.store(), in.printer(), token, code);
  }

  private static @Nullable String token(HttpServletRequest request) {
    var token = request.getParameter("token");
    return token == null || token.isEmpty() ? null : token;
  }

  private static boolean isWell(String status) {
    return status.isEmpty() || status.startsWith("2");
  }

  /** Such as {@code 200%20OK}. */
  private static String status(String sent) {
    try {
      var said = URLDecoder.decode(sent, StandardCharsets.UTF_8);
      return Typed.cut(Typed.line(said), LONGEST_STATUS);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  private static @Nullable JsonNode read(String sent) {
    try {
      var said = JSON.readTree(sent);
      return said.isObject() ? said : null;
    } catch (JacksonException unreadable) {
      return null;
    }
  }
}
