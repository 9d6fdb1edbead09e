package io.storeflow.customerpage;

import io.storeflow.customer.Marketing;
import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.ui.Chip;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says a list of customers in chips and addresses. */
@Component
class CustomerListWords {
  private static final List<String> COLUMNS = List.of("name", "orders", "spent", "last");

  /**
   * The head of a column.
   *
   * @param href of the list sorted by it, or turned; null if it cannot be
   * @param sorted {@code ascending}, {@code descending} or null
   */
  public record Head(String name, @Nullable String href, @Nullable String sorted) {}

  private final MessageSource messages;
  private final CustomerGroups groups;

  CustomerListWords(MessageSource messages, CustomerGroups groups) {
    this.messages = messages;
    this.groups = groups;
  }

  /** One statement, for the groups. */
  void fill(Model model, Store store, CustomerFilter filter, Page<CustomerRow> page) {
    var path = store.page("/customers");
    var all = groups.all(store.merchant());
    model
        .addAttribute("filter", filter)
        .addAttribute("rows", page.rows())
        .addAttribute("path", path)
        .addAttribute("newerHref", href(filter, path, page.newer()))
        .addAttribute("olderHref", href(filter, path, page.older()))
        .addAttribute("fileHref", filter.address(path + ".csv", "", null))
        .addAttribute("heads", COLUMNS.stream().map(it -> head(it, filter, path)).toList())
        .addAttribute("chips", chips(filter, path, all))
        .addAttribute("said", filter.parameters())
        .addAttribute("sorted", CustomerFilter.sorted(filter.sort(), filter.descending()))
        .addAttribute("choices", choices(all));
  }

  private static @Nullable String href(
      CustomerFilter filter, String path, @Nullable String cursor) {
    return cursor == null ? null : filter.address(path, "cursor", cursor);
  }

  private static Head head(String name, CustomerFilter filter, String path) {
    var sort = Coded.find(CustomerSort.class, name).orElse(null);
    if (sort == null) return new Head(name, null, null);
    boolean here = filter.sort() == sort;
    boolean down = here ? !filter.descending() : sort.isDescending();
    boolean usual = sort == CustomerSort.LAST && down;
    return new Head(
        name,
        filter.address(path, "sort", usual ? null : CustomerFilter.sorted(sort, down)),
        here ? (filter.descending() ? "descending" : "ascending") : null);
  }

  private Map<String, List<Choice>> choices(List<CustomerGroup> all) {
    return Map.of(
        "sort",
        Arrays.stream(CustomerSort.values())
            .flatMap(
                sort ->
                    Stream.of(sort.isDescending(), !sort.isDescending())
                        .map(down -> CustomerFilter.sorted(sort, down)))
            .map(it -> Choice.of(it, say("customer.sort." + it)))
            .toList(),
        "marketing",
        Arrays.stream(Marketing.values())
            .map(it -> Choice.of(it.code(), say("customer.marketing." + it.code())))
            .toList(),
        "group",
        all.stream().map(it -> Choice.of(it.publicId(), it.name())).toList());
  }

  private List<Chip> chips(CustomerFilter filter, String path, List<CustomerGroup> all) {
    var chips = new ArrayList<Chip>();
    filter
        .parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("sort"))
                chips.add(
                    new Chip(
                        say("customer.filter." + name),
                        said(name, value, all),
                        filter.address(path, name, null)));
            });
    return chips;
  }

  private String said(String name, String value, List<CustomerGroup> all) {
    return switch (name) {
      case "marketing" -> say("customer.marketing." + value);
      case "group" ->
          all.stream()
              .filter(it -> it.publicId().equals(value))
              .map(CustomerGroup::name)
              .findFirst()
              .orElse(value);
      default -> value;
    };
  }

  private String say(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }
}
