package io.storeflow.platform.pdf;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.storeflow.platform.limit.Bulkhead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PapersTest {
  private final Papers papers = new Papers(new Bulkhead(512L << 20, 2), Clock.systemUTC());

  @Test
  void everyScriptIsReadBackAsItWasWritten() throws IOException {
    var text =
        "Grüße, żółć, Ελλάδα, Москва, Việt Nam, €12.90 ₪ ₹ ₽ − × "
            + "<b>Straße</b> 東京都渋谷区 かな カナ 龍 简体中文 说明 繁體 서울특별시 ー「」";
    assertThat(read(papers.kept(paper(text, Locale.GERMAN), Instant.EPOCH)))
        .contains("Grüße, żółć, Ελλάδα, Москва, Việt Nam, €12.90 ₪ ₹ ₽")
        .contains("Straße 東京都渋谷区 かな カナ 龍")
        .contains("简体中文 说明 繁體 서울특별시 ー「」");
  }

  @Test
  void whatRunsFromRightToLeftIsShapedAndReadBack() throws IOException {
    var text = "فاتورة رقم \u20682026-00017\u2069 للعميل <b>محمد</b> שלום עולם (12)";
    var pdf = papers.kept(paper(text, Locale.forLanguageTag("ar")), Instant.EPOCH);
    assertThat(fromTheLeft(pdf)).contains("2026-00017").contains("(12)").contains("םולש");
    var read = read(pdf);
    assertThat(java.text.Normalizer.normalize(read, java.text.Normalizer.Form.NFKC))
        .contains("فاتورة رقم")
        .contains("محمد")
        .contains("שלום עולם")
        .doesNotContain("#");
  }

  /** A name is read in its own order, whatever the words around it are. */
  @Test
  void namesThatRunToBothSidesStandAsTheyAreWritten() throws IOException {
    var arabic = Locale.forLanguageTag("ar");
    var name = "<b>\u2068Tinker متجر\u2069</b> فاتورة";
    assertThat(shown(name, arabic)).contains("ةروتاف Tinker رجتم");
    var alone = shown("</p><div>\u2068Tinker متجر\u2069</div><p>", arabic);
    assertThat(alone).contains("Tinker رجتم");
    assertThat(shown("\u2068متجر Tinker\u2069 GmbH", Locale.GERMAN)).contains("Tinker رجتم GmbH");
  }

  private String shown(String text, Locale language) throws IOException {
    var shown = fromTheLeft(papers.kept(paper(text, language), Instant.EPOCH));
    return java.text.Normalizer.normalize(shown, java.text.Normalizer.Form.NFKC);
  }

  @Test
  void columnsBeginWhereTheLanguageBegins() throws IOException {
    var text = "<table><tr><td>one</td><td>two</td><td>three</td></tr></table>";
    var german = papers.kept(paper(text, Locale.GERMAN), Instant.EPOCH);
    var arabic = papers.kept(paper(text, Locale.forLanguageTag("ar")), Instant.EPOCH);
    assertThat(read(german)).contains("one two three");
    assertThat(read(arabic)).contains("three two one");
  }

  @Test
  void whatCannotBeShownBreaksNothing() throws IOException {
    var text = "a\u0007b \u2068Ann\u2069 😀\uD83D end";
    assertThat(read(papers.kept(paper(text, Locale.ENGLISH), Instant.EPOCH)))
        .contains("ab Ann")
        .contains("Ann  end");
  }

  @Test
  void noAddressIsLoaded() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    var there = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    var secret = Files.createTempFile("secret", ".css");
    Files.writeString(secret, "body:before { content: 'secret' }");
    try {
      var text =
          """
          <img src="%1$sa.png"/><link rel="stylesheet" href="%1$sb.css"/><link rel="stylesheet" href="%2$s"/>
          <style>@import url(%1$sc.css); @font-face { font-family: x; src: url(%1$sd.ttf) }
          div { background-image: url(%1$se.png) }</style>
          <div>here</div><object data="%1$sf"></object><img src="own:../../application.yaml"/>
          """
              .formatted(there, secret.toUri());
      var read = read(papers.kept(paper(text, Locale.ENGLISH), Instant.EPOCH));
      assertThat(read).contains("here").doesNotContain("secret");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
      Files.delete(secret);
    }
  }

  @Test
  void manyPapersAreOneFileWithFontsOnce() throws IOException {
    Iterator<Paper> many =
        IntStream.range(0, 40)
            .mapToObj(it -> paper("Zettel " + it + " 東京", Locale.GERMAN))
            .iterator();
    try (var file = papers.printed(many);
        var pdf = Loader.loadPDF(file.path().toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(40);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Zettel 0 東京").contains("Zettel 39");
      assertThat(fonts(pdf)).isEqualTo(2);
      assertThat(file.size()).isLessThan(200_000);
    }
  }

  private static long fonts(PDDocument pdf) {
    return StreamSupport.stream(pdf.getPages().spliterator(), false)
        .flatMap(
            page ->
                StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
                    .map(
                        name ->
                            page.getResources()
                                .getCOSObject()
                                .getCOSDictionary(org.apache.pdfbox.cos.COSName.FONT)
                                .getItem(name)))
        .distinct()
        .count();
  }

  private static Paper paper(String text, Locale language) {
    var html =
        "<html dir='%s'><head><style>body { font-family: %s }</style></head><body><p>%s</p></body></html>"
            .formatted(
                language.getLanguage().equals("ar") ? "rtl" : "ltr", Face.families(language), text);
    return new Paper(html, language, Map.of());
  }

  /** What stands on the page, as the eye meets it. */
  private static String fromTheLeft(byte[] bytes) throws IOException {
    var glyphs = new ArrayList<TextPosition>();
    var reader =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition glyph) {
            glyphs.add(glyph);
          }
        };
    try (var pdf = Loader.loadPDF(bytes)) {
      reader.getText(pdf);
    }
    glyphs.sort(Comparator.comparing(TextPosition::getX));
    return glyphs.stream().map(TextPosition::getUnicode).collect(joining());
  }

  private static String read(byte[] bytes) throws IOException {
    try (var pdf = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper();
      text.setSortByPosition(true);
      if (System.getenv("KEEP") != null)
        java.nio.file.Files.write(
            java.nio.file.Path.of("/tmp/sf/inv/t" + System.nanoTime() + ".pdf"), bytes);
      return text.getText(pdf);
    }
  }
}
