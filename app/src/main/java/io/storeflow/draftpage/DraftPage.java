package io.storeflow.draftpage;

import io.storeflow.draftorder.DraftOrder;
import io.storeflow.draftorder.DraftPlan;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.DraftTab;
import io.storeflow.editpage.MoreRow;
import io.storeflow.lookup.GoodsToAdd;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of drafts show. */
@Component
class DraftPage {
  private static final int LONGEST_WORDS = 120;

  private final GoodsToAdd goods;
  private final MessageSource messages;
  private final Clock clock;

  DraftPage(GoodsToAdd goods, MessageSource messages, Clock clock) {
    this.goods = goods;
    this.messages = messages;
    this.clock = clock;
  }

  static String base(Store store) {
    return store.page("/drafts");
  }

  String list(
      Store store,
      StoreAccess access,
      DraftTab tab,
      Page<DraftQueries.Row> found,
      Locale locale,
      Model model) {
    var base = base(store);
    var tabs =
        Arrays.stream(DraftTab.values())
            .map(
                it ->
                    new Tab(
                        say("draft.tab." + it.code(), locale),
                        base + "?tab=" + it.code(),
                        null,
                        it == tab))
            .toList();
    var more = base + "?tab=" + tab.code() + "&cursor=";
    model
        .addAttribute("base", base)
        .addAttribute("orders", store.page("/orders"))
        .addAttribute("tab", tab.code())
        .addAttribute("tabs", tabs)
        .addAttribute("rows", found.rows())
        .addAttribute("newer", found.newer() == null ? null : more + found.newer())
        .addAttribute("older", found.older() == null ? null : more + found.older())
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS));
    return "draft/list";
  }

  /**
   * The page on which it is put together.
   *
   * @param draft null for a new one
   * @param plan what it would come to; null while something is wrong with it
   */
  String edit(
      Store store,
      @Nullable DraftOrder draft,
      DraftForm form,
      @Nullable DraftPlan plan,
      Locale locale,
      Model model) {
    var words = Typed.cut(Typed.line(form.words()), LONGEST_WORDS);
    var here = draft == null ? base(store) : base(store) + "/" + draft.publicId();
    var taxes =
        Stream.of(TaxClass.values())
            .map(it -> Choice.of(it.code(), say("catalog.tax." + it.code(), locale)))
            .toList();
    var offs =
        Stream.of("", "percent", "amount")
            .map(it -> Choice.of(it, say("draft.off." + (it.isEmpty() ? "none" : it), locale)))
            .toList();
    model
        .addAttribute("form", form)
        .addAttribute("base", base(store))
        .addAttribute("here", here)
        .addAttribute("previews", here + "/preview")
        .addAttribute("draft", draft)
        .addAttribute("standing", draft == null ? null : draft.standing(clock.instant()))
        .addAttribute("plan", plan)
        .addAttribute("currency", store.currency())
        .addAttribute("taxes", taxes)
        .addAttribute("offs", offs)
        .addAttribute("goods", goods.named(store, MoreRow.ids(form.more())))
        .addAttribute("found", goods.find(store, words))
        .addAttribute("searched", !words.isEmpty());
    return "draft/edit";
  }

  /** The page of one that is not changed any more. */
  String closed(
      Store store, StoreAccess access, DraftOrder draft, @Nullable DraftPlan plan, Model model) {
    model
        .addAttribute("base", base(store))
        .addAttribute("orders", store.page("/orders"))
        .addAttribute("here", base(store) + "/" + draft.publicId())
        .addAttribute("draft", draft)
        .addAttribute("plan", plan)
        .addAttribute("standing", draft.standing(clock.instant()))
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS));
    return "draft/show";
  }

  String say(String key, Locale locale, Object... values) {
    return Objects.requireNonNull(messages.getMessage(key, values, locale));
  }
}
