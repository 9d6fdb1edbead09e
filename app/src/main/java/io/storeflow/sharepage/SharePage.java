package io.storeflow.sharepage;

import io.storeflow.platform.code.Choice;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages show of products that go to another store. */
@Component
class SharePage {
  private static final int TITLES = 5;
  private static final int TOLD = 200;

  private final ShareQueries queries;
  private final Stores stores;
  private final MessageSource messages;

  SharePage(ShareQueries queries, Stores stores, MessageSource messages) {
    this.queries = queries;
    this.stores = stores;
    this.messages = messages;
  }

  static String base(Store store) {
    return store.page("/products/share");
  }

  /** Where to and how is chosen; the form is in the model. */
  String draft(Store store, ShareRow share, List<Store> targets, Model model, Locale locale) {
    common(store, share, model);
    model.addAttribute("titles", queries.titles(store, share, TITLES));
    model.addAttribute("currency", store.currency());
    model.addAttribute(
        "ways",
        Stream.of(ShareWay.values())
            .map(
                it ->
                    Choice.of(it.code(), say("share.way." + it.code(), locale))
                        .hint(say("share.way." + it.code() + ".hint", locale)))
            .toList());
    model.addAttribute(
        "targets",
        targets.stream()
            .map(it -> Choice.of(it.publicId(), it.name() + " · " + it.currency()))
            .toList());
    model.addAttribute(
        "otherMoney", targets.stream().anyMatch(it -> !it.currency().equals(store.currency())));
    model.addAttribute(
        "roundings",
        Stream.of(Rounding.values())
            .map(it -> Choice.of(it.code(), say("bulk.rounding." + it.code(), locale)))
            .toList());
    return "catalog/share";
  }

  /** What has come of it so far. */
  String result(Store store, ShareRow share, Model model) {
    common(store, share, model);
    var to = stores.reopen(share.to() == null ? store.id() : share.to());
    model.addAttribute("there", to);
    model.addAttribute("made", queries.told(store, share, ShareOutcome.MADE, TOLD));
    model.addAttribute("refused", queries.told(store, share, ShareOutcome.REFUSED, TOLD));
    return "catalog/share-done";
  }

  private static void common(Store store, ShareRow share, Model model) {
    model.addAttribute("share", share);
    model.addAttribute("base", base(store) + "/" + share.publicId());
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("merchant", store.merchant().name());
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
