package io.storeflow.customerpage;

import io.storeflow.customer.Marketing;
import io.storeflow.label.Tags;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which customers are shown, as the address says it. What cannot be read is left out, so that an
 * old or mistyped address still shows a list.
 *
 * @param q any part of them; stripped
 * @param tag as it was typed; empty for any
 * @param group public id; empty for any
 */
public record CustomerFilter(
    String q,
    String tag,
    String group,
    @Nullable Marketing marketing,
    CustomerSort sort,
    boolean descending) {
  private static final int LONGEST_Q = 100;

  static CustomerFilter of(Map<String, String> address) {
    var sort = Typed.line(address.get("sort"));
    boolean down = sort.startsWith("-");
    var by = Coded.find(CustomerSort.class, down ? sort.substring(1) : sort);
    return new CustomerFilter(
        Typed.cut(Typed.line(address.get("q")), LONGEST_Q),
        Typed.cut(Typed.line(address.get("tag")), OrderTags.LONGEST),
        PublicId.possible(List.of(Typed.line(address.get("group")))).stream()
            .findFirst()
            .orElse(""),
        Coded.find(Marketing.class, address.get("marketing")).orElse(null),
        by.orElse(CustomerSort.LAST),
        by.isEmpty() || down);
  }

  /** All whom this may name. */
  public static CustomerFilter search(String q) {
    return of(Map.of("q", q));
  }

  /** As it stands in an address, without what is not asked for. */
  Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    if (!q.isEmpty()) all.put("q", q);
    if (!tag.isEmpty()) all.put("tag", tag);
    if (!group.isEmpty()) all.put("group", group);
    if (marketing != null) all.put("marketing", marketing.code());
    if (sort != CustomerSort.LAST || !descending) all.put("sort", sorted(sort, descending));
    return all;
  }

  /** As an address says by what a list is sorted. */
  static String sorted(CustomerSort sort, boolean descending) {
    return (descending ? "-" : "") + sort.code();
  }

  /** The address of this list with one thing changed; null or empty takes it away. */
  public String address(String path, String name, @Nullable String value) {
    var all = parameters();
    if (value == null || value.isEmpty()) all.remove(name);
    else all.put(name, value);
    var builder = UriComponentsBuilder.fromPath(path);
    all.forEach((key, each) -> builder.queryParam(key, "{" + key + "}"));
    return builder.encode().buildAndExpand(all).toUriString();
  }

  /** Whether anything narrows the list. */
  public boolean isNarrowed() {
    var all = parameters();
    all.remove("sort");
    return !all.isEmpty();
  }

  /** The tag as tags are compared; empty for any. */
  Optional<String> folded() {
    return tag.isEmpty() ? Optional.empty() : Optional.of(Tags.folded(tag));
  }
}
