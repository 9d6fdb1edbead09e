package io.storeflow.orderpaper;

import io.storeflow.platform.pdf.PrintedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Sends a PDF, which is nobody else's to keep. */
final class PdfAnswer {
  private PdfAnswer() {}

  /**
   * Closes the file.
   *
   * @param saved whether a browser keeps it as a file, and does not show it
   */
  static void send(PrintedFile file, String name, boolean saved, HttpServletResponse response)
      throws IOException {
    try (file) {
      var how = saved ? ContentDisposition.attachment() : ContentDisposition.inline();
      response.setContentType(MediaType.APPLICATION_PDF_VALUE);
      response.setContentLengthLong(file.size());
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, how.filename(name).build().toString());
      file.writeTo(response.getOutputStream());
    }
  }
}
