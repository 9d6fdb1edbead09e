package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.productfile.Trouble;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Imports from beginning to end, for tests of what comes of them. */
@Component
public class ImportBench {
  private final Imports imports;
  private final ImportQueries queries;
  private final ManyProducts products;

  ImportBench(Imports imports, ImportQueries queries, ManyProducts products) {
    this.imports = imports;
    this.queries = queries;
    this.products = products;
  }

  /** The dry run of a file. */
  public ImportRow looked(Store store, String text) throws IOException {
    var file = Files.createTempFile("bench-", ".csv");
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return settled(store, imports.take(store, file, "a.csv", Actor.SYSTEM));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  public ImportRow ran(Store store, ImportRow it) {
    assertThat(imports.begin(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(store, it.publicId());
  }

  /** Dry run and run. */
  public ImportRow brought(Store store, String text) throws IOException {
    return ran(store, looked(store, text));
  }

  public ImportRow undone(Store store, ImportRow it) {
    assertThat(imports.undo(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(store, it.publicId());
  }

  public ProductDetail product(Store store, String slug) {
    return Objects.requireNonNull(products.bySlug(store, List.of(slug)).get(slug));
  }

  public List<ImportLine> lines(Store store, ImportRow it, Kind kind) {
    return queries.lines(store, it, kind, 0, 100);
  }

  /** What is said of lines: line, column, code and what fills it. */
  public List<String> said(Store store, ImportRow it, Kind kind) {
    return lines(store, it, kind).stream()
        .flatMap(line -> line.troubles().stream().map(each -> said(line, each)))
        .toList();
  }

  private static String said(ImportLine line, Trouble it) {
    return "%d [%s] %s %s".formatted(line.line(), it.column(), it.code(), it.args());
  }

  private ImportRow settled(Store store, String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }
}
