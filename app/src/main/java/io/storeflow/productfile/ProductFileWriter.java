package io.storeflow.productfile;

import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import io.storeflow.unitprice.Content;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes products in Shopify's newer headers, so that {@link ProductFile} reads the same again.
 * What is told of no product has no place in the file: what the headers do not name stays out.
 */
public final class ProductFileWriter {
  private static final String HANDLE = "URL handle";
  private static final String VARIANT_PICTURE = "Variant image URL";
  private static final String ONLY = "Default Title";
  private static final String META_KEY = "Metafield key";
  private static final String META_VALUE = "Metafield value";

  /** The first line. */
  public static final List<String> TITLES =
      List.of(
          "Title",
          HANDLE,
          "Description",
          "Vendor",
          "Product category",
          "Type",
          "Tags",
          "Tax class",
          "Gift card",
          "Status",
          "Published at",
          "Option1 name",
          "Option1 value",
          "Option2 name",
          "Option2 value",
          "Option3 name",
          "Option3 value",
          "SKU",
          "Barcode",
          "Price",
          "Compare-at price",
          "Cost per item",
          "Inventory tracker",
          "Inventory quantity",
          "Continue selling when out of stock",
          "Weight value (grams)",
          "Weight unit for display",
          "Unit price total measure",
          "Unit price total measure unit",
          "Unit price base measure",
          "Unit price base measure unit",
          "Product image URL",
          "Image position",
          "Image alt text",
          VARIANT_PICTURE,
          "SEO title",
          "SEO description",
          META_KEY,
          META_VALUE);

  private final CsvWriter csv;

  public ProductFileWriter(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * The rows of a product: its variants and pictures side by side, then its attributes, then those
   * of its variants, each beside the values by which its variant is known.
   */
  public void write(FileProduct product) {
    int rows = Math.max(1, Math.max(product.variants().size(), product.pictures().size()));
    for (int i = 0; i < rows; i++) {
      var row = row(product);
      if (i == 0) fields(row, product.fields());
      if (i < product.variants().size())
        variant(row, product.optionNames(), product.variants().get(i));
      if (i < product.pictures().size()) picture(row, i, product.pictures().get(i));
      line(row);
    }
    details(product, List.of(), product.fields().attributes());
    for (var it : product.variants())
      details(product, it.values().isEmpty() ? List.of(ONLY) : it.values(), it.attributes());
  }

  /**
   * @param values of the variant that has them; none where the product has them
   */
  private void details(
      FileProduct product, List<String> values, Map<String, Told<String>> attributes) {
    attributes.forEach(
        (name, value) -> {
          var row = row(product);
          for (int i = 0; i < values.size(); i++)
            row.put("Option" + (i + 1) + " value", values.get(i));
          row.put(META_KEY, name);
          row.put(META_VALUE, value.value().orElse(null));
          line(row);
        });
  }

  private static Map<String, @Nullable Object> row(FileProduct product) {
    var row = new HashMap<String, @Nullable Object>();
    row.put(HANDLE, product.handle());
    return row;
  }

  private static void fields(Map<String, @Nullable Object> row, FileFields fields) {
    put(row, "Title", fields.title());
    put(row, "Description", fields.html());
    put(row, "Vendor", fields.brand());
    put(row, "Product category", fields.category().map(it -> String.join(" > ", it)));
    put(row, "Type", fields.type());
    put(row, "Tags", fields.tags().map(it -> String.join(", ", it)));
    put(row, "Tax class", fields.taxClass().map(TaxClass::code));
    put(row, "Gift card", fields.giftCard());
    put(row, "Status", fields.state().map(ProductState::code));
    put(row, "Published at", fields.publishAt());
    put(row, "SEO title", fields.seoTitle());
    put(row, "SEO description", fields.seoText());
  }

  private static void variant(
      Map<String, @Nullable Object> row, List<String> names, FileVariant variant) {
    if (variant.values().isEmpty()) {
      row.put("Option1 name", "Title");
      row.put("Option1 value", ONLY);
    }
    for (int i = 0; i < variant.values().size(); i++) {
      row.put("Option" + (i + 1) + " name", i < names.size() ? names.get(i) : null);
      row.put("Option" + (i + 1) + " value", variant.values().get(i));
    }
    put(row, "SKU", variant.sku());
    put(row, "Barcode", variant.barcode());
    put(row, "Price", variant.price().map(ProductFileWriter::number));
    put(row, "Compare-at price", variant.comparePrice().map(ProductFileWriter::number));
    put(row, "Cost per item", variant.cost().map(ProductFileWriter::number));
    put(row, "Inventory tracker", variant.tracked().map(it -> it ? "shopify" : ""));
    put(row, "Inventory quantity", variant.quantity());
    put(
        row,
        "Continue selling when out of stock",
        variant.sellsWhenOut().map(it -> it ? "CONTINUE" : "DENY"));
    put(row, "Weight value (grams)", variant.grams());
    row.put("Weight unit for display", variant.grams().value().isPresent() ? "g" : null);
    content(row, variant.content());
    put(row, VARIANT_PICTURE, variant.picture());
  }

  private static void content(Map<String, @Nullable Object> row, Told<Content> told) {
    put(row, "Unit price total measure", told.map(it -> new BigDecimal(it.plain())));
    put(row, "Unit price total measure unit", told.map(Content::unit));
    put(row, "Unit price base measure", told.map(it -> it.base().amount()));
    put(row, "Unit price base measure unit", told.map(it -> it.base().unit()));
  }

  private static void picture(Map<String, @Nullable Object> row, int i, FilePicture picture) {
    row.put("Product image URL", picture.address());
    row.put("Image position", i + 1);
    put(row, "Image alt text", picture.alt());
  }

  /** A number for spreadsheets, with a point as Shopify has it. */
  private static BigDecimal number(Money money) {
    return new BigDecimal(money.plain());
  }

  private static void put(Map<String, @Nullable Object> row, String title, Told<?> told) {
    row.put(title, told instanceof Told.Of<?>(Object it) ? it : null);
  }

  private void line(Map<String, @Nullable Object> row) {
    csv.line(TITLES.stream().map(row::get).toList());
  }
}
