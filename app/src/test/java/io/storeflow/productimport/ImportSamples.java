package io.storeflow.productimport;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import org.springframework.stereotype.Component;

/** Files of products. */
@Component
class ImportSamples implements FeatureSamples {
  private final Imports imports;

  ImportSamples(Imports imports) {
    this.imports = imports;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("import", spot -> SentFiles.send(imports, spot.store()));
  }
}
