package io.storeflow.inbox;

import io.storeflow.account.SignedIn;
import io.storeflow.orderlist.OrderChips;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.frame.Tab;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All stores that a person may enter, and what waits in them. */
@Controller
class InboxController {
  private static final int MOST = 100;

  /** A store with the number of its open orders; null where the role may not see orders. */
  record Line(StoreAccess access, @Nullable Integer open) {}

  private final Stores stores;
  private final InboxQueries queries;
  private final MerchantPulse pulse;
  private final Transactions transactions;
  private final OrderChips chips;
  private final MessageSource messages;

  InboxController(
      Stores stores,
      InboxQueries queries,
      MerchantPulse pulse,
      Transactions transactions,
      OrderChips chips,
      MessageSource messages) {
    this.stores = stores;
    this.queries = queries;
    this.pulse = pulse;
    this.transactions = transactions;
    this.chips = chips;
    this.messages = messages;
  }

  @GetMapping("/stores")
  String list(
      SignedIn person, @RequestParam Map<String, String> address, Model model, Locale locale) {
    var filter = InboxFilter.of(address);
    var all = stores.of(person);
    var found = filter.named(all);
    if (!filter.name().isEmpty() && found.size() == 1)
      return "redirect:" + found.getFirst().store().page("");
    fill(person, all, filter, model, locale);
    return "inbox/list";
  }

  @GetMapping("/stores/region")
  String region(
      SignedIn person, @RequestParam Map<String, String> address, Model model, Locale locale) {
    fill(person, stores.of(person), InboxFilter.of(address), model, locale);
    return "inbox/list :: region";
  }

  private void fill(
      SignedIn person, List<StoreAccess> all, InboxFilter filter, Model model, Locale locale) {
    var listed = filter.named(all);
    var seen =
        all.stream()
            .filter(access -> access.may(Permission.SEE_ORDERS))
            .map(StoreAccess::store)
            .toList();
    var chosen = chosen(seen, filter);
    var merchant = followed(person, all);
    transactions.snapshot(
        () -> {
          var seq = merchant.map(it -> pulse.read(List.of(it)).getOrDefault(it.id(), 0L));
          var counts = queries.counts(seen);
          return model
              .addAttribute("seq", seq.orElse(0L))
              .addAttribute("lines", lines(listed.isEmpty() ? all : listed, counts))
              .addAttribute("rows", queries.open(chosen, filter, MOST))
              .addAttribute("total", sum(seen, counts, InboxView.TODO))
              .addAttribute("shown", sum(chosen, counts, filter.view()))
              .addAttribute("busy", busy(seen, counts))
              .addAttribute("tabs", tabs(chosen, counts, filter, locale));
        });
    model
        .addAttribute("filter", filter)
        .addAttribute("unknown", listed.isEmpty() && !all.isEmpty())
        .addAttribute("choices", seen)
        .addAttribute("payments", chips.payments())
        .addAttribute("editable", editable(all))
        .addAttribute("acceptHref", filter.address("/stores/acceptance"))
        .addAttribute("merchantId", merchant.map(Merchant::publicId).orElse(null))
        .addAttribute("src", filter.address("/stores/region"));
  }

  /** Slugs of the stores whose orders the person may accept. */
  private static Set<String> editable(List<StoreAccess> all) {
    return all.stream()
        .filter(it -> it.may(Permission.EDIT_ORDERS))
        .map(it -> it.store().slug())
        .collect(Collectors.toSet());
  }

  /** The stores asked for; all of them if the address names none that the person may see. */
  private static List<Store> chosen(List<Store> seen, InboxFilter filter) {
    var one = seen.stream().filter(store -> store.slug().equals(filter.store())).toList();
    return one.isEmpty() ? seen : one;
  }

  /** The merchant whose channel tells of everything here: a page follows one channel. */
  private Optional<Merchant> followed(SignedIn person, List<StoreAccess> all) {
    var ids = all.stream().map(it -> it.store().merchant().id()).distinct().count();
    if (ids != 1) return Optional.empty();
    return stores.followed(person, all.getFirst().store().merchant().publicId());
  }

  private static List<Line> lines(
      List<StoreAccess> all, Map<Long, Map<InboxView, Integer>> counts) {
    return all.stream()
        .map(it -> new Line(it, counts.getOrDefault(it.store().id(), Map.of()).get(InboxView.TODO)))
        .toList();
  }

  private List<Tab> tabs(
      List<Store> chosen,
      Map<Long, Map<InboxView, Integer>> counts,
      InboxFilter filter,
      Locale locale) {
    return Stream.of(InboxView.values())
        .map(
            view ->
                new Tab(
                    messages.getMessage("order.inbox.view." + view.code(), null, locale),
                    filter.with(view).address("/stores"),
                    (long) sum(chosen, counts, view),
                    view == filter.view()))
        .toList();
  }

  private static long busy(List<Store> seen, Map<Long, Map<InboxView, Integer>> counts) {
    return seen.stream().filter(it -> sum(List.of(it), counts, InboxView.TODO) > 0).count();
  }

  private static int sum(
      List<Store> of, Map<Long, Map<InboxView, Integer>> counts, InboxView view) {
    return of.stream()
        .mapToInt(it -> counts.getOrDefault(it.id(), Map.of()).getOrDefault(view, 0))
        .sum();
  }
}
