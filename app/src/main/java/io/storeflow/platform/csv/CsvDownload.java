package io.storeflow.platform.csv;

import io.storeflow.platform.paging.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/**
 * Sends a list of any length as a CSV file: page by page, so that neither memory nor a connection
 * to the database is held by who reads slowly. In UTF-8 with the mark by which Excel knows it.
 *
 * <p>The titles of a file that our own import reads again (products, and the rows that an import
 * refused) are in English, as Shopify has them, whoever asks for it: by them the import knows its
 * columns. What nobody reads but people and their spreadsheets (stock, its ledger) has them in the
 * language of the person. Codes and numbers are the same in every language.
 */
public final class CsvDownload {
  /** Rows that are read at once. */
  public static final int PAGE = 1_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvDownload() {}

  /**
   * @param name of the file
   * @param read the page at a cursor, null for the first
   * @param cells of a row, in the order of the titles
   */
  public static <T> void send(
      HttpServletResponse response,
      String name,
      List<String> titles,
      Function<@Nullable String, Page<T>> read,
      Function<T, List<? extends @Nullable Object>> cells)
      throws IOException {
    send(response, name, titles, read, (row, csv) -> csv.line(cells.apply(row)));
  }

  /**
   * The same of rows that are several lines.
   *
   * @param lines writes those of a row
   */
  public static <T> void send(
      HttpServletResponse response,
      String name,
      List<String> titles,
      Function<@Nullable String, Page<T>> read,
      BiConsumer<T, CsvWriter> lines)
      throws IOException {
    var page = read.apply(null);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    var out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    var csv = new CsvWriter(out);
    csv.line(titles);
    while (true) {
      page.rows().forEach(row -> lines.accept(row, csv));
      out.flush();
      if (page.older() == null) return;
      page = read.apply(page.older());
    }
  }
}
