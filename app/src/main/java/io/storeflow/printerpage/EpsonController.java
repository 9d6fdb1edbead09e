package io.storeflow.printerpage;

import io.storeflow.platform.input.Typed;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.PrinterDoor.Entered;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.TicketPaper;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Epson Server Direct Print, as its User's Manual has it (chapter 3, and chapter 4 for the status):
 * a printer asks by a form, is answered with what to print, and says by another form what became of
 * it.
 */
@Controller
class EpsonController {
  private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);
  private static final String WELL = "200 OK";
  private static final int LONGEST_CODE = 100;

  private final PrinterEntrance entrance;
  private final PrinterQueries printers;
  private final PrintQueue queue;
  private final TicketPaper paper;

  EpsonController(
      PrinterEntrance entrance, PrinterQueries printers, PrintQueue queue, TicketPaper paper) {
    this.entrance = entrance;
    this.printers = printers;
    this.queue = queue;
    this.paper = paper;
  }

  /**
   * GetRequest asks for something, SetResponse says what became of it, SetStatus how the printer
   * is.
   */
  @PostMapping(
      path = {"/print/{house}/{secret}", "/print/{house}"},
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<?> call(
      @PathVariable String house,
      @PathVariable(required = false) @Nullable String secret,
      HttpServletRequest request) {
    return entrance.let(
        house,
        secret,
        request,
        in ->
            switch (said(request, "ConnectionType")) {
              case "GetRequest" -> ticket(in, Typed.code(said(request, "Name")));
              case "SetResponse" -> told(in, said(request, "ResponseFile"));
              case "SetStatus" -> seen(in);
              default -> ResponseEntity.badRequest().build();
            });
  }

  private static String said(HttpServletRequest request, String field) {
    return Objects.toString(request.getParameter(field), "");
  }

  private ResponseEntity<?> ticket(Entered in, String name) {
    // A result said more of it than that it asks, which it does in any state.
    printers.seen(in.store(), in.printer(), in.printer().told());
    var handed = queue.hand(in.store(), in.printer(), null, name).orElse(null);
    if (handed == null) return nothing();
    var lines = paper.write(in.store(), in.printer(), handed);
    var language = in.printer().is().language().getLanguage();
    return ResponseEntity.ok()
        .contentType(XML)
        .body(EposXml.request(handed.job().token(), lines, language));
  }

  private ResponseEntity<?> told(Entered in, String results) {
    for (var result : EposXml.results(results)) {
      if (result.isPrinted()) queue.confirm(in.store(), in.printer(), result.token());
      else queue.refuse(in.store(), in.printer(), result.token(), result.code());
      printers.seen(in.store(), in.printer(), result.isPrinted() ? WELL : cut(result.code()));
    }
    return nothing();
  }

  private static String cut(String code) {
    return Typed.cut(Typed.line(code), LONGEST_CODE);
  }

  private ResponseEntity<?> seen(Entered in) {
    printers.seen(in.store(), in.printer(), in.printer().told());
    return nothing();
  }

  /** As the manual wants it: well-formed or empty. */
  private static ResponseEntity<?> nothing() {
    return ResponseEntity.ok().contentType(XML).contentLength(0).build();
  }
}
