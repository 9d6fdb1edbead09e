package io.storeflow.importplan;

import io.storeflow.media.MediaPath;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store has that products of a file may name.
 *
 * @param pictures public ids of pictures that were fetched before, by product and address
 * @param own those pictures of the store that the file names by their addresses here
 * @param skus products that have a SKU, by it as it is compared
 * @param priced row ids of products with which something can be chosen that has a price
 */
public record Known(
    Store store,
    CategoryNames categories,
    Map<Source, String> pictures,
    Map<String, List<Long>> skus,
    Set<String> own,
    Instant now,
    Set<Long> priced) {

  /** An address from which a product got a picture. */
  public record Source(long product, String address) {
    public static Source of(long product, String address) {
      return new Source(product, digest(address));
    }

    public static String digest(String address) {
      return Digest.sha256(address);
    }
  }

  /** Whether the store has the picture itself, so that any product can show it. */
  boolean hasOwn(String picture) {
    return own.contains(picture);
  }

  /** The public id of the picture at this address, if the product has it, or it is our own. */
  Optional<String> picture(@Nullable Long product, String address) {
    var ours = own(store, address);
    if (ours.isPresent()) return ours;
    if (product == null) return Optional.empty();
    return Optional.ofNullable(pictures.get(Source.of(product, address)));
  }

  /** The public id of a picture of the store that an address names here. */
  public static Optional<String> own(Store store, String address) {
    var path = MediaPath.of(store, "");
    int at = address.indexOf(path);
    if (at < 0) return Optional.empty();
    var id = address.substring(at + path.length()).replaceFirst("[?#].*", "");
    return Optional.of(id).filter(PublicId::looksRight);
  }
}
