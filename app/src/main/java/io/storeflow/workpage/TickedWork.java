package io.storeflow.workpage;

import io.storeflow.work.LetterFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is ticked in the list of failed work, and what is to become of it.
 *
 * @param letter row ids; null if none
 * @param like fingerprint: all that wait and failed alike, instead of what is ticked
 * @param person public id of who is to look after it; empty for nobody
 * @param list what stands behind the question mark of the list; null on the page of one
 */
record TickedWork(
    @Nullable List<String> letter,
    @Nullable String like,
    @Nullable String person,
    @Nullable String list) {
  /** As many as a page of the list has, twice over. */
  private static final int MOST = 100;

  List<Long> ids() {
    return letter == null
        ? List.of()
        : letter.stream()
            .filter(it -> it.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .distinct()
            .limit(MOST)
            .toList();
  }

  /** Empty for what is ticked. */
  String fingerprint() {
    return like == null ? "" : LetterFilter.of(java.util.Map.of("like", like)).like();
  }

  /** Where the person came from: the list as it was, or the page of the one. */
  String back(String path) {
    if (list == null && ids().size() == 1) return path + "/" + ids().getFirst();
    return LetterFilter.of(list).address(path, "", null);
  }
}
