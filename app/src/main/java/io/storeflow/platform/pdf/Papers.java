package io.storeflow.platform.pdf;

import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import org.springframework.stereotype.Component;

/** Makes PDF of paper, as many at once as there is room for; in no transaction. */
@Component
public class Papers {
  /** Of one with East Asian fonts; pages lie in a file meanwhile. */
  private static final long BYTES = 32L << 20;

  private final Bulkhead bulkhead;
  private final Clock clock;

  Papers(Bulkhead bulkhead, Clock clock) {
    this.bulkhead = bulkhead;
    this.clock = clock;
  }

  /**
   * One that is kept for years: PDF/A-3u, the same bytes for the same paper but for its id.
   *
   * @param at when it was made
   * @throws io.storeflow.platform.failure.Problem 503 if there is no room for it now
   */
  public byte[] kept(Paper paper, Instant at) {
    return bulkhead.run(CostlyWork.PAPER, BYTES, () -> drawn(paper, at));
  }

  /**
   * The same with an invoice in it that programs read: ZUGFeRD, also called Factur-X.
   *
   * @param invoice XML by EN 16931
   */
  public byte[] kept(Paper paper, Instant at, byte[] invoice) {
    return bulkhead.run(CostlyWork.PAPER, BYTES, () -> Attached.invoice(drawn(paper, at), invoice));
  }

  private static byte[] drawn(Paper paper, Instant at) {
    var bytes = new ByteArrayOutputStream();
    try (var press = new Press(true)) {
      press.draw(paper);
      press.write(at, bytes);
    }
    return bytes.toByteArray();
  }

  /**
   * Any number of papers as one file, each taken when the one before is drawn, so that memory stays
   * flat. To be closed once it is sent.
   *
   * @throws io.storeflow.platform.failure.Problem 503 if there is no room for it now
   */
  public PrintedFile printed(Iterator<Paper> papers) {
    return bulkhead.run(CostlyWork.PAPER, BYTES, () -> drawn(papers));
  }

  private PrintedFile drawn(Iterator<Paper> papers) {
    try {
      var file = new PrintedFile(Files.createTempFile("storeflow-", ".pdf"));
      try (var press = new Press(false);
          var to = new BufferedOutputStream(Files.newOutputStream(file.path()))) {
        while (papers.hasNext()) press.draw(papers.next());
        press.write(clock.instant(), to);
      } catch (IOException | RuntimeException failed) {
        file.close();
        throw failed;
      }
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
