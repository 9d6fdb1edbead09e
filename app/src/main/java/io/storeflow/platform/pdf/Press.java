package io.storeflow.platform.pdf;

import com.ibm.icu.text.BreakIterator;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Draws one PDF, of any number of papers: their fonts are in it once, their pages lie in a file
 * until it is written.
 */
final class Press implements AutoCloseable {
  private static final String OWN = "own";
  private static final Pattern STYLES = Pattern.compile("[a-z-]+\\.css");

  /** What no XML may hold, and lone halves of characters. */
  private static final Pattern UNFIT =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final PDDocument pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
  private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
  private final boolean kept;

  /**
   * @param kept whether it is to be read in years: as PDF/A-3u
   */
  Press(boolean kept) {
    this.kept = kept;
  }

  void draw(Paper paper) {
    var builder = new PdfRendererBuilder().usePDDocument(pdf).useFastMode();
    if (kept) builder.usePdfAConformance(PdfAConformance.PDFA_3_U).useColorProfile(Colours.SRGB);
    try {
      for (var face : Face.of(paper.html()))
        builder.useFont(
            new PDFontSupplier(font(face)), face.family(), face.weight(), FontStyle.NORMAL, true);
      alone(builder, paper);
      shapes(builder, paper);
      var html = UNFIT.matcher(paper.html()).replaceAll("");
      try (var renderer = builder.withHtmlContent(html, OWN + ":").buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes it, once. */
  void write(Instant at, OutputStream to) {
    try {
      pdf.getDocumentInformation().setCreationDate(calendar(at));
      pdf.getDocumentInformation().setModificationDate(null);
      pdf.save(to);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      pdf.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private PDFont font(Face face) throws IOException {
    var font = fonts.get(face);
    if (font != null) return font;
    try (var file = face.open()) {
      font = PDType0Font.load(pdf, file, true);
    }
    fonts.put(face, font);
    return font;
  }

  /** Nothing is loaded but what was handed over with the paper, and our own style sheets. */
  private static void alone(PdfRendererBuilder builder, Paper paper) {
    for (var when : ExternalResourceControlPriority.values())
      builder.useExternalResourceAccessControl((uri, kind) -> uri.startsWith(OWN + ":"), when);
    builder.useUriResolver((base, uri) -> uri.startsWith(OWN + ":") ? uri : null);
    builder.useProtocolsStreamImplementation(uri -> new Handed(bytes(paper, uri)), OWN);
    builder.useHttpStreamImplementation(uri -> new Handed(new byte[0]));
  }

  private static byte[] bytes(Paper paper, String uri) {
    var name = uri.substring(OWN.length() + 1);
    var picture = paper.pictures().get(name);
    if (picture != null) return picture;
    if (!STYLES.matcher(name).matches()) return new byte[0];
    try (var file = Press.class.getResourceAsStream("/templates/paper/" + name)) {
      return file == null ? new byte[0] : file.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void shapes(PdfRendererBuilder builder, Paper paper) {
    boolean left = Face.isRightToLeft(paper.language());
    if (left) builder.addDOMMutator(Press::mirror);
    builder.addDOMMutator(Isolates::box);
    builder
        .useReplacementText("")
        .useUnicodeBidiSplitter(Bidirectional::new)
        .useUnicodeBidiReorderer(new Bidirectional())
        .defaultTextDirection(left ? TextDirection.RTL : TextDirection.LTR)
        .useUnicodeLineBreaker(new Breaks(BreakIterator.getLineInstance(paper.language())))
        .useUnicodeCharacterBreaker(new Breaks(BreakIterator.getCharacterInstance()));
  }

  /** Columns are drawn from left to right in any language. */
  private static void mirror(Document html) {
    var rows = html.getElementsByTagName("tr");
    for (int row = 0; row < rows.getLength(); row++) {
      var of = rows.item(row);
      var cells = new ArrayList<Node>();
      for (var it = of.getFirstChild(); it != null; it = it.getNextSibling()) cells.add(it);
      for (var cell : cells.reversed()) of.appendChild(cell);
    }
  }

  private static Calendar calendar(Instant at) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(at.toEpochMilli());
    return calendar;
  }

  /** Where lines and long words may be broken. */
  private record Breaks(BreakIterator at) implements FSTextBreaker {
    @Override
    public int next() {
      return at.next();
    }

    @Override
    public void setText(String text) {
      at.setText(text);
    }
  }

  private record Handed(byte[] bytes) implements FSStream {
    @Override
    public @Nullable InputStream getStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable Reader getReader() {
      return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }
  }

  /** What the numbers of colours mean, without which nothing can be kept. */
  private static final class Colours {
    static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  }
}
