package io.storeflow.productfile.reading;

import java.util.List;

/**
 * The rows of WooCommerce's product export: a row for a product, one for each of its variations,
 * which name the SKU or the id of their product.
 */
final class Woo implements Format {
  private final Survey names;

  Woo(Survey names) {
    this.names = names;
  }

  @Override
  public String key(Cells cells, String last) {
    return WooCells.isVariation(cells) ? WooCells.parent(cells) : WooCells.own(cells);
  }

  @Override
  public void tell(String key, List<Cells> all, Sinks sinks) {
    new WooProduct(all, sinks, names).tell();
  }
}
