package io.storeflow.einvoice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A Cross Industry Invoice of UN/CEFACT while it is written: parts in parts, and texts without what
 * XML cannot hold. Names without a prefix are those of reusable parts ({@code ram}).
 */
public final class XmlParts {
  private static final String ROOT = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
  private static final String PARTS =
      "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
  private static final String PLAIN = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
  private static final String QUALIFIED =
      "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

  private final XMLStreamWriter out;

  private XmlParts(XMLStreamWriter out) {
    this.out = out;
  }

  /** What a part holds. */
  public interface Body {
    void write() throws XMLStreamException;
  }

  /** What the whole holds. */
  public interface Document {
    void write(XmlParts out) throws XMLStreamException;
  }

  /** As UTF-8. */
  public static byte[] document(Document body) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("rsm:CrossIndustryInvoice");
      out.writeAttribute("xmlns:rsm", ROOT);
      out.writeAttribute("xmlns:ram", PARTS);
      out.writeAttribute("xmlns:udt", PLAIN);
      out.writeAttribute("xmlns:qdt", QUALIFIED);
      body.write(new XmlParts(out));
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException failed) {
      throw new IllegalStateException(failed);
    }
    return bytes.toByteArray();
  }

  /** With what it holds. */
  public void part(String name, Body body) throws XMLStreamException {
    out.writeStartElement(named(name));
    body.write();
    out.writeEndElement();
  }

  /** One that holds a text. */
  public void text(String name, String value) throws XMLStreamException {
    part(name, () -> out.writeCharacters(clean(value)));
  }

  /** With an attribute. */
  public void text(String name, String value, String attribute, String said)
      throws XMLStreamException {
    part(
        name,
        () -> {
          out.writeAttribute(attribute, said);
          out.writeCharacters(clean(value));
        });
  }

  /** Nothing where there is nothing to say. */
  public void some(String name, String value) throws XMLStreamException {
    if (!clean(value).isBlank()) text(name, value);
  }

  /** A day, as format 102 of UN/CEFACT has it. */
  public void day(String name, LocalDate day) throws XMLStreamException {
    text(name, DAY.format(day), "format", "102");
  }

  private static String named(String name) {
    return name.contains(":") ? name : "ram:" + name;
  }

  private static String clean(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
