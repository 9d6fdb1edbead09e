package io.storeflow.shop;

import io.storeflow.forsale.Gallery;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopTree;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.forsale.StockHint;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.markup.Markup;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.url.Moved;
import io.storeflow.shopface.LinkedData;
import io.storeflow.shopface.ProductData;
import io.storeflow.shopface.ShopPage;
import io.storeflow.shopprice.ShopOffers;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import io.storeflow.unitprice.UnitPriceWords;
import io.storeflow.withdrawal.WithdrawalLaw;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One product, its variants as choices. */
@Controller
class ShopProductController {
  private final ShopCatalogue catalogue;
  private final ShopTree tree;
  private final OfferedModifiers modifiers;
  private final ShopPage page;
  private final ProductData data;
  private final LinkedData linked;
  private final ShopTerms terms;
  private final Estimates estimates;
  private final Openings openings;
  private final Clock clock;
  private final MessageSource messages;
  private final UnitPriceWords unitPrices;
  private final ShopOffers shopOffers;

  ShopProductController(
      ShopCatalogue catalogue,
      ShopTree tree,
      OfferedModifiers modifiers,
      ShopPage page,
      ProductData data,
      LinkedData linked,
      ShopTerms terms,
      Estimates estimates,
      Openings openings,
      Clock clock,
      MessageSource messages,
      UnitPriceWords unitPrices,
      ShopOffers shopOffers) {
    this.catalogue = catalogue;
    this.tree = tree;
    this.modifiers = modifiers;
    this.page = page;
    this.data = data;
    this.linked = linked;
    this.terms = terms;
    this.estimates = estimates;
    this.openings = openings;
    this.clock = clock;
    this.messages = messages;
    this.unitPrices = unitPrices;
    this.shopOffers = shopOffers;
  }

  @GetMapping("/shop/{store}/p/{slug}")
  String show(Store store, @PathVariable String slug, Model model, HttpServletRequest request) {
    var product = catalogue.bySlug(store, slug).orElseThrow(() -> gone(store, slug));
    model.addAttribute("product", product);
    var path = path(store, product);
    model.addAttribute("path", path);
    model.addAttribute("choices", choices(store, product));
    model.addAttribute("chooser", Chooser.of(product, it -> unit(store, it)));
    model.addAttribute("unit", unitPrices.say(product.unitPrice(), store.locale()));
    var offers = shopOffers.of(store, product, request);
    var now = offers.now();
    model.addAttribute("offers", offers);
    model.addAttribute("asked", offers.asked(store));
    model.addAttribute(
        "offerUnit", now == null ? null : unitPrices.say(now.unit(), store.locale()));
    model.addAttribute("gallery", Gallery.of(product));
    model.addAttribute("chosen", chosen(product));
    model.addAttribute("holdsCarts", store.cartHold() != null);
    model.addAttribute("description", description(product));
    model.addAttribute("details", Details.of(product));
    model.addAttribute("opening", openings.of(store, request));
    model.addAttribute("today", clock.instant().atZone(store.timeZone()).toLocalDate());
    var ways = terms.of(store);
    model.addAttribute("terms", ways);
    model.addAttribute("taxIn", terms.taxIn(store, product.traits().taxClass(), request));
    model.addAttribute(
        "when", isThere(product) ? estimates.of(store, ways, request) : Estimate.NONE);
    model.addAttribute(
        "exemption",
        product.exemption().isSaid() && WithdrawalLaw.holds(store) && !product.traits().giftCard()
            ? product.exemption().code()
            : null);
    model.addAttribute("food", product.food().isTold() || store.trade() == Trade.RESTAURANT);
    var groups = groups(store, product);
    model.addAttribute("groups", groups);
    model.addAttribute("withProposed", withProposed(store, product, groups));
    model.addAttribute("data", data.json(store, product, offers));
    model.addAttribute(
        "crumbs", linked.crumbs(store, path, product.title(), "/p/" + product.slug()));
    model.addAttribute("meta", page.meta(store, product));
    return "shop/product";
  }

  /** What it costs as it is proposed; null where that is its price. */
  private static @Nullable Money withProposed(
      Store store, ShopProduct product, List<ModifierGroup> groups) {
    long more = groups.stream().mapToLong(ModifierGroup::proposedMinor).sum();
    return more == 0 ? null : product.price().plus(store.money(more));
  }

  /** Whether whatever of it can be bought is there. */
  private static boolean isThere(ShopProduct product) {
    return product.availability() != StockHint.SOLD_OUT
        && product.variants().stream().noneMatch(ShopVariant::backorder);
  }

  private static Markup description(ShopProduct product) {
    var markup = product.traits().markup();
    return markup == null ? Markup.ofText(product.description()) : markup;
  }

  /** The categories from the top to its own. */
  private List<ShopCategory> path(Store store, ShopProduct product) {
    var category = product.category();
    if (category == null) return List.of();
    var known = tree.of(store);
    return known
        .bySlug(category.slug())
        .map(it -> known.path(it).stream().map(ShopCategory::of).toList())
        .orElse(List.of());
  }

  /** What can be chosen with it. No statement for a product with nothing to choose. */
  private List<ModifierGroup> groups(Store store, ShopProduct product) {
    if (!product.choosable()) return List.of();
    var id = product.publicId();
    return modifiers.named(store, List.of(id)).getOrDefault(id, List.of());
  }

  /** What to say where no product on sale has the address: it may have had it. */
  private RuntimeException gone(Store store, String slug) {
    return catalogue
        .movedTo(store, slug)
        .<RuntimeException>map(now -> new Moved(store.shop("/p/" + now)))
        .orElseGet(NotFound::new);
  }

  /** The first that can be bought, else none. */
  private static @Nullable String chosen(ShopProduct product) {
    return product.variants().stream()
        .filter(ShopVariant::isBuyable)
        .findFirst()
        .map(ShopVariant::publicId)
        .orElse(null);
  }

  private List<Choice> choices(Store store, ShopProduct product) {
    return product.variants().stream().map(variant -> choice(store, product, variant)).toList();
  }

  private Choice choice(Store store, ShopProduct product, ShopVariant variant) {
    var label = variant.title().isBlank() ? product.title() : variant.title();
    var choice =
        Choice.of(variant.publicId(), label)
            .end(variant.price().format(store.locale()))
            .hint(hint(store, product, variant));
    return variant.isBuyable() ? choice : choice.off();
  }

  private @Nullable String unit(Store store, ShopVariant variant) {
    return unitPrices.say(variant.unitPrice(), store.locale());
  }

  private static @Nullable String joined(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) return first == null ? second : first;
    return first + " · " + second;
  }

  /** Where options are chosen the price before stands beside the price. */
  private @Nullable String hint(Store store, ShopProduct product, ShopVariant variant) {
    return switch (variant.availability()) {
      case SOLD_OUT -> messages.getMessage("shop.out", null, store.locale());
      case BACKORDER -> messages.getMessage("shop.backorder", null, store.locale());
      case FEW -> messages.getMessage("shop.left", new Object[] {variant.left()}, store.locale());
      default -> {
        var before = product.options().size() > 1 ? null : variant.compareAt();
        var was =
            before == null
                ? null
                : messages.getMessage(
                    "shop.before", new Object[] {before.format(store.locale())}, store.locale());
        yield joined(was, unit(store, variant));
      }
    };
  }
}
