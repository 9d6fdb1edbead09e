package io.storeflow.platform.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRDExporterFromA3;

/** What programs read, inside of what people do. */
final class Attached {
  private static final String PRODUCER = "StoreFlow";
  private static final int VERSION = 2;

  private Attached() {}

  /**
   * A PDF/A-3 with an invoice in it.
   *
   * @param invoice XML by EN 16931
   */
  static byte[] invoice(byte[] pdf, byte[] invoice) {
    var bytes = new ByteArrayOutputStream();
    try (var exporter = new ZUGFeRDExporterFromA3()) {
      exporter.setProducer(PRODUCER).setCreator(PRODUCER);
      exporter.setZUGFeRDVersion(VERSION);
      exporter.setProfile(Profiles.getByName("EN16931", VERSION));
      exporter.load(pdf);
      exporter.setXML(invoice);
      exporter.export(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }
}
