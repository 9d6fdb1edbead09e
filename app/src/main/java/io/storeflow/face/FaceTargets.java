package io.storeflow.face;

import io.storeflow.category.Categories;
import io.storeflow.collection.ProductCollections;
import io.storeflow.platform.code.Choice;
import io.storeflow.store.Store;
import io.storeflow.storepage.StorePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Where the button of a home page may lead: to everything, a shelf of the shop, or a page of it.
 */
@Component
class FaceTargets {
  private final Categories categories;
  private final ProductCollections collections;
  private final StorePages pages;
  private final MessageSource messages;

  FaceTargets(
      Categories categories,
      ProductCollections collections,
      StorePages pages,
      MessageSource messages) {
    this.categories = categories;
    this.collections = collections;
    this.pages = pages;
    this.messages = messages;
  }

  /** With addresses within the shop as values. Three statements. */
  List<Choice> of(Store store, Locale reader) {
    var all = new ArrayList<Choice>();
    categories.tree(store).nodes().stream()
        .map(it -> Choice.of("/c/" + it.row().slug(), said("category", it.words(), reader)))
        .forEach(all::add);
    collections.all(store).stream()
        .map(it -> Choice.of("/collections/" + it.slug(), said("collection", it.title(), reader)))
        .forEach(all::add);
    pages.published(store).stream()
        .map(it -> Choice.of(it.path(), said("page", it.title(), reader)))
        .forEach(all::add);
    return all;
  }

  private String said(String kind, String title, Locale reader) {
    return messages.getMessage("face.target." + kind, new Object[] {title}, reader);
  }
}
