package io.storeflow.productfile;

import io.storeflow.platform.money.Money;
import io.storeflow.unitprice.Content;
import java.util.List;
import java.util.Map;

/**
 * A variant as a file tells it.
 *
 * @param line of its row
 * @param values one of each option; empty for the only variant of a product without options
 * @param price never cleared
 * @param comparePrice as the file says it, which may be below the price
 * @param grams whole grams
 * @param tracked false for a blank tracker, whatever the quantity says
 * @param quantity on hand; absent where it is not counted
 * @param picture address of the picture that it has of its own
 * @param attributes by name, in the file's order
 * @param content what a unit holds
 */
public record FileVariant(
    int line,
    List<String> values,
    Told<String> sku,
    Told<String> barcode,
    Told<Money> price,
    Told<Money> comparePrice,
    Told<Money> cost,
    Told<Integer> grams,
    Told<Boolean> tracked,
    Told<Integer> quantity,
    Told<Integer> lowAt,
    Told<Boolean> sellsWhenOut,
    Told<Boolean> active,
    Told<String> picture,
    Told<Boolean> shipped,
    Told<Boolean> taxed,
    Map<String, Told<String>> attributes,
    Told<Content> content) {

  /** The same with other attributes. */
  public FileVariant with(Map<String, Told<String>> others) {
    return new FileVariant(
        line,
        values,
        sku,
        barcode,
        price,
        comparePrice,
        cost,
        grams,
        tracked,
        quantity,
        lowAt,
        sellsWhenOut,
        active,
        picture,
        shipped,
        taxed,
        others,
        content);
  }
}
