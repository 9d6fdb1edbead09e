package io.storeflow.label;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tags that something gets, and tags that it loses; as people compare them. */
public record TagStep(List<String> added, List<String> removed) {

  /** The tags after it: those that stay in their order, then the new ones. */
  public List<String> on(List<String> tags) {
    var gone = removed.stream().map(Tags::folded).collect(Collectors.toSet());
    var after =
        new ArrayList<>(tags.stream().filter(it -> !gone.contains(Tags.folded(it))).toList());
    var there = after.stream().map(Tags::folded).collect(Collectors.toSet());
    for (var tag : added) if (there.add(Tags.folded(tag))) after.add(tag);
    return List.copyOf(after);
  }

  /** What somebody has changed who saw these tags, and made those of them. */
  public static TagStep between(List<String> seen, List<String> made) {
    return new TagStep(without(made, seen), without(seen, made));
  }

  private static List<String> without(List<String> tags, List<String> others) {
    var known = others.stream().map(Tags::folded).collect(Collectors.toSet());
    return tags.stream().filter(it -> !known.contains(Tags.folded(it))).toList();
  }
}
