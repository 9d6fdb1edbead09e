package io.storeflow.sharing;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.ProductSlugTaken;
import io.storeflow.catalog.Products;
import io.storeflow.media.SharedPictures;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a product of one store in another of the same merchant, once or for as long as linked. */
@Component
public class Sharing {

  /** A product as it was read, with the ids that its pictures have in the other store. */
  public record Seen(ProductDetail product, Map<String, String> pictures) {}

  /**
   * A product of the other store.
   *
   * @param renamed addresses and SKUs that were taken there, each with what it became
   */
  public record Made(String publicId, List<String> renamed) {}

  private final Products products;
  private final SharedPictures pictures;
  private final LinkQueries queries;
  private final LinkWriter links;
  private final ApplicationEventPublisher events;

  Sharing(
      Products products,
      SharedPictures pictures,
      LinkQueries queries,
      LinkWriter links,
      ApplicationEventPublisher events) {
    this.products = products;
    this.pictures = pictures;
    this.queries = queries;
    this.links = links;
    this.events = events;
  }

  /**
   * Reads the product and brings its pictures; outside of any transaction.
   *
   * @throws Refused if it is gone
   */
  public Seen look(Store from, long product, Store to) {
    var publicId = queries.product(from, product).orElseThrow(() -> new Refused(ShareRefusal.GONE));
    var seen = products.get(from, publicId);
    return new Seen(seen, bring(from, seen, to));
  }

  Map<String, String> bring(Store from, ProductDetail product, Store to) {
    var ids = product.fields().pictures().stream().map(OfPicture::id).toList();
    return pictures.bring(from, ids, to);
  }

  /**
   * Makes it, in the caller's transaction.
   *
   * @return empty if it was changed since it was read: nothing was done then
   * @throws Refused if it may not be
   */
  public Optional<Made> make(
      Store from, Seen seen, Store to, ShareWay way, Rate rate, Actor actor) {
    var source = seen.product();
    int version = queries.lock(from, source.id()).orElseThrow(() -> new Refused(ShareRefusal.GONE));
    if (version != source.version()) return Optional.empty();
    if (way == ShareWay.LINK) checkLink(from, source, to);
    var skus = source.variants().stream().map(it -> it.fields().sku()).toList();
    var taken = queries.taken(to, skus);
    var renamed = new ArrayList<String>();
    String made;
    try {
      made = make(from, seen, to, source.slug(), way, rate, new FreeSkus(taken), actor);
    } catch (ProductSlugTaken slug) {
      made = make(from, seen, to, slug.free(), way, rate, new FreeSkus(taken), actor);
      renamed.add("/p/" + source.slug() + " → /p/" + slug.free());
    }
    renamed.addAll(FreeSkus.renamed(skus, products.get(to, made)));
    if (way == ShareWay.LINK) links.begin(from, source, to, products.get(to, made));
    var told =
        Audited.Changes.none().field("store", null, to.name()).field("way", null, way.code());
    events.publishEvent(
        Audited.in(
            from, actor, "product.shared", "product", source.publicId(), source.title(), told));
    return Optional.of(new Made(made, renamed));
  }

  private String make(
      Store from,
      Seen seen,
      Store to,
      String slug,
      ShareWay way,
      Rate rate,
      FreeSkus skus,
      Actor actor) {
    var source = seen.product();
    var change = SharedProduct.first(source, slug, rate, seen.pictures(), skus);
    var action = way == ShareWay.LINK ? "product.linked" : "product.copied";
    return products.copy(from, source.publicId(), to, change, action, actor);
  }

  private void checkLink(Store from, ProductDetail source, Store to) {
    if (source.state() == ProductState.ARCHIVED) throw new Refused(ShareRefusal.ARCHIVED);
    for (var link : queries.around(from, source.id())) {
      if (link.isOf(from.id(), source.id())) {
        if (link.follows() != null) throw new Refused(ShareRefusal.FOLLOWS, link.sourcePublicId());
      } else if (link.target() == to.id()) {
        if (queries.product(to, link.product()).isPresent())
          throw new Refused(ShareRefusal.LINKED, link.publicId());
        links.end(to, List.of(link.product()));
      }
    }
  }
}
