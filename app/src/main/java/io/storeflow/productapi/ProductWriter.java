package io.storeflow.productapi;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductSlugTaken;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.StaleProduct;
import io.storeflow.category.Categories;
import io.storeflow.idempotency.IfMatch;
import io.storeflow.lookup.SharedSkus;
import io.storeflow.modifier.GroupDetail;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.modifier.Surcharges;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a program says of a product, with what it offers, and tells it as it is. */
@Component
class ProductWriter {
  /** The code of the problem that somebody was faster. */
  static final String CHANGED = "product_changed";

  private final Products products;
  private final Categories categories;
  private final SharedSkus shared;
  private final ModifierGroups groups;
  private final Transactions transactions;
  private final PublicUrl url;
  private final Clock clock;

  ProductWriter(
      Products products,
      Categories categories,
      SharedSkus shared,
      ModifierGroups groups,
      Transactions transactions,
      PublicUrl url,
      Clock clock) {
    this.products = products;
    this.categories = categories;
    this.shared = shared;
    this.groups = groups;
    this.transactions = transactions;
    this.url = url;
    this.clock = clock;
  }

  /**
   * Creates it and returns its public id.
   *
   * @throws Problem 422 at what is wrong
   */
  String create(Store store, CheckedBody<ProductBody> sent, Actor actor) {
    var offered = offered(store, sent);
    var change = draft(store, sent).created();
    sent.requireRight();
    return kept(
        () -> {
          var id = products.create(store, change, actor);
          if (offered != null) groups.offer(store, id, offered, actor);
          return id;
        });
  }

  /**
   * Changes what is sent of it.
   *
   * @throws Problem 422 at what is wrong, 412 if somebody was faster
   */
  void change(Store store, ProductDetail before, CheckedBody<ProductBody> sent, Actor actor) {
    var offered = offered(store, sent);
    var change = draft(store, sent).changed(before);
    sent.requireRight();
    var id = before.publicId();
    kept(
        () -> {
          // A gift card goes without prices: those it had go first, and new ones come last.
          boolean card = change.fields().traits().giftCard();
          if (offered != null && card) groups.offer(store, id, offered, actor);
          if (!ProductDraft.isSame(before, change))
            products.change(store, id, before.version(), change, actor);
          if (offered != null && !card) groups.offer(store, id, offered, actor);
          return id;
        });
  }

  /** The product as it is now. */
  StaffProduct told(Store store, String id) {
    var product = products.get(store, id);
    var skus = product.variants().stream().map(it -> it.fields().sku()).toList();
    var others = shared.of(store, product.id(), skus).stream().map(SharedSkus.Shared::sku).toList();
    var offered = groups.offered(store, id);
    return StaffProduct.of(store, product, categories.tree(store), others, offered, url);
  }

  private ProductDraft draft(Store store, CheckedBody<ProductBody> sent) {
    var fields =
        new FieldsOfBody(sent.value(), categories.tree(store), store.timeZone(), clock.instant());
    return new ProductDraft(store, sent.value(), fields, sent.wrongs());
  }

  /** The groups that are named, null where none are said; notes those that the store has not. */
  private @Nullable List<String> offered(Store store, CheckedBody<ProductBody> sent) {
    var named = sent.value().modifierGroups();
    if (named == null) return null;
    var ids = named.stream().map(Typed::code).toList();
    var left =
        groups.all(store).stream()
            .map(GroupDetail::publicId)
            .collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < ids.size(); i++)
      if (!left.remove(ids.get(i)))
        sent.wrongs().add(Wrong.of("/modifier_groups/" + i, "product.modifiers.unknown"));
    return ids;
  }

  private String kept(Supplier<String> write) {
    try {
      return transactions.write(write);
    } catch (ProductSlugTaken taken) {
      throw Problem.invalid(List.of(Wrong.of("/slug", "product.slug")));
    } catch (StaleProduct stale) {
      throw IfMatch.changed(CHANGED);
    } catch (Surcharges.Refused refused) {
      var rule = "product.modifiers." + refused.bound();
      var words = refused.words(Locale.ENGLISH);
      throw Problem.invalid(List.of(Wrong.of("/modifier_groups", rule, words)));
    }
  }
}
