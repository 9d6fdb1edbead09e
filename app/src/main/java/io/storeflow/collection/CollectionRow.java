package io.storeflow.collection;

/**
 * A collection as it is kept.
 *
 * @param text what shoppers read above its goods; empty for none
 * @param rule {@link CollectionRule#NONE} for one by hand
 */
public record CollectionRow(
    long id,
    String publicId,
    String slug,
    String title,
    String text,
    CollectionKind kind,
    CollectionRule rule,
    int version) {

  CollectionRow with(CollectionRule other) {
    return new CollectionRow(id, publicId, slug, title, text, kind, other, version);
  }

  public boolean isByHand() {
    return kind == CollectionKind.HAND;
  }
}
