package io.storeflow.crawler;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import org.springframework.stereotype.Component;

/** Lists for search engines. */
@Component
class CrawlerSamples implements FeatureSamples {

  @Override
  public void tell(SampleBook book) {
    // A part of a sitemap that is further than any store's here.
    book.thing("part", spot -> "9999");
  }
}
