package io.storeflow.printerpage;

import io.storeflow.printer.TicketLine;
import io.storeflow.printer.TicketLine.Style;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What Epson's printers are told and tell: Server Direct Print User's Manual, chapter 3 (print
 * requests and results), with data as the ePOS-Print XML User's Manual has it.
 */
final class EposXml {
  private static final String DATA = "http://www.epson-pos.com/schemas/2011/03/epos-print";

  /** Milliseconds in which it is printed, or was not. */
  private static final String TIMEOUT = "60000";

  private static final int FEED = 3;

  private EposXml() {}

  /**
   * What became of something, as the printer says it.
   *
   * @param token of what was printed; null where the printer names none
   * @param code why not; empty where it was
   */
  record Result(@Nullable String token, boolean isPrinted, String code) {}

  /** Asks a printer to print a ticket. */
  static String request(String token, List<TicketLine> lines, String language) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("PrintRequestInfo");
      xml.writeAttribute("Version", "2.00");
      xml.writeStartElement("ePOSPrint");
      xml.writeStartElement("Parameter");
      leaf(xml, "devid", "local_printer");
      leaf(xml, "timeout", TIMEOUT);
      leaf(xml, "printjobid", token);
      xml.writeEndElement();
      xml.writeStartElement("PrintData");
      data(xml, lines, language);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException failure) {
      throw new IllegalStateException(failure);
    }
    return text.toString();
  }

  private static void data(XMLStreamWriter xml, List<TicketLine> lines, String language)
      throws XMLStreamException {
    xml.writeStartElement("epos-print");
    xml.writeDefaultNamespace(DATA);
    xml.writeEmptyElement("text");
    xml.writeAttribute("lang", language);
    for (var line : lines) {
      var size = line.style() == Style.BIG ? "2" : "1";
      xml.writeStartElement("text");
      xml.writeAttribute("width", size);
      xml.writeAttribute("height", size);
      xml.writeAttribute("em", Boolean.toString(line.style() != Style.PLAIN));
      xml.writeCharacters(line.text() + "\n");
      xml.writeEndElement();
    }
    xml.writeEmptyElement("feed");
    xml.writeAttribute("line", Integer.toString(FEED));
    xml.writeEmptyElement("cut");
    xml.writeAttribute("type", "feed");
    xml.writeEndElement();
  }

  private static void leaf(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  /** What a printer says became of its tasks; nothing of what cannot be read. */
  static List<Result> results(String sent) {
    var document = read(sent);
    if (document == null) return List.of();
    var found = new ArrayList<Result>();
    for (var print : all(document.getElementsByTagNameNS("*", "ePOSPrint")))
      for (var response : all(print.getElementsByTagNameNS("*", "response")))
        found.add(
            new Result(
                token(print),
                "true".equals(response.getAttribute("success")),
                response.getAttribute("code")));
    // Version 3.00: what it was asked it could not read.
    for (var response : all(document.getElementsByTagNameNS("*", "Response")))
      if ("false".equals(response.getAttribute("Success")))
        found.add(new Result(null, false, text(response, "ErrorSummary")));
    return found;
  }

  private static @Nullable String token(Element print) {
    var named = text(print, "printjobid");
    return named.isEmpty() ? null : named;
  }

  private static String text(Element in, String name) {
    return all(in.getElementsByTagNameNS("*", name)).stream()
        .findFirst()
        .map(it -> it.getTextContent().strip())
        .orElse("");
  }

  private static List<Element> all(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at)).toList();
  }

  /** Without what documents may name outside of themselves, or blow up. */
  private static @Nullable Document read(String sent) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(sent)));
    } catch (SAXException | IOException unreadable) {
      return null;
    } catch (ParserConfigurationException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
