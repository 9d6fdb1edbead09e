package io.storeflow.printerpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.printer.TicketLine;
import io.storeflow.printer.TicketLine.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Epson's printers are told and tell. */
class EposXmlTest {

  @Test
  void asksForATicket() {
    var lines =
        List.of(new TicketLine("#12", Style.BIG), new TicketLine("<Egg> & \"more\"", Style.PLAIN));
    assertThat(EposXml.request("ABC123", lines, "de"))
        .contains("<PrintRequestInfo Version=\"2.00\"><ePOSPrint><Parameter>")
        .contains("<devid>local_printer</devid>", "<printjobid>ABC123</printjobid>")
        .contains("<epos-print xmlns=\"http://www.epson-pos.com/schemas/2011/03/epos-print\">")
        .contains("<text lang=\"de\"", "<text width=\"2\" height=\"2\" em=\"true\">#12\n</text>")
        .contains("<text width=\"1\" height=\"1\" em=\"false\">&lt;Egg&gt; &amp; ")
        .contains("<cut type=\"feed\"");
  }

  @Test
  void readsWhatBecameOfIt() {
    assertThat(EposXml.results(response("2.00", "<printjobid>ABC</printjobid>", "true", "")))
        .containsExactly(new EposXml.Result("ABC", true, ""));
    assertThat(EposXml.results(response("1.00", "", "false", "EPTR_REC_EMPTY")))
        .containsExactly(new EposXml.Result(null, false, "EPTR_REC_EMPTY"));
    assertThat(
            EposXml.results(
                """
                <PrintResponseInfo Version="3.00"><ServerDirectPrint><Response Success="false">
                <ErrorSummary>Invalid XML format</ErrorSummary></Response></ServerDirectPrint>
                </PrintResponseInfo>"""))
        .containsExactly(new EposXml.Result(null, false, "Invalid XML format"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<PrintResponseInfo/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a><ePOSPrint>"
            + "<response success=\"true\"/>&e;</ePOSPrint></a>",
      })
  void whatCannotBeReadSaysNothing(String sent) {
    assertThat(EposXml.results(sent)).isEmpty();
  }

  static String response(String version, String job, String success, String code) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <PrintResponseInfo Version="%s"><ePOSPrint><Parameter><devid>local_printer</devid>%s</Parameter>
    <PrintResponse><response xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"
    success="%s" code="%s" status="251658262" battery="0"/></PrintResponse></ePOSPrint>
    </PrintResponseInfo>"""
        .formatted(version, job, success, code);
  }
}
