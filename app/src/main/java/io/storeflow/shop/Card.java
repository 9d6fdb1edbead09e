package io.storeflow.shop;

import org.jspecify.annotations.Nullable;

/**
 * A product on a shelf, in the words that are shown; what is null is left out.
 *
 * @param holds the groups of allergens that it contains
 * @param image address of the picture
 * @param colour what stands in its place until it comes
 * @param loading {@code lazy} where it is loaded when it comes near
 * @param price with "from" before it where variants differ
 * @param was the price before
 * @param left how many there are, where they are few
 * @param stock how many there are of each variant, as far as shoppers are told, as "id:3 id:0", and
 *     "id:6b" for what is sold though none is there; null where there are too many of them
 * @param out {@code true} for what is sold out
 * @param only the variant that can be put into the cart from here
 * @param cart where it is put, if there is such a variant
 * @param choice whether there are several to choose from on the product's page
 * @param named what its button does, said with the product's name
 * @param unit what the cheapest costs by its measure
 * @param asked public id by which the page asks what whoever looks at it pays; null where everybody
 *     pays the same
 */
public record Card(
    String href,
    Words title,
    @Nullable Words secondTitle,
    @Nullable Words description,
    @Nullable String holds,
    @Nullable String image,
    @Nullable String colour,
    @Nullable String loading,
    String price,
    @Nullable String was,
    @Nullable String left,
    @Nullable String stock,
    @Nullable String out,
    @Nullable String only,
    @Nullable String cart,
    boolean choice,
    String named,
    @Nullable String unit,
    @Nullable String asked) {

  /**
   * A text of the store.
   *
   * @param lang its language, where the page is in another one
   */
  public record Words(String text, @Nullable String lang) {}
}
