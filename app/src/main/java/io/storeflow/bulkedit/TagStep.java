package io.storeflow.bulkedit;

import io.storeflow.label.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tags that products get, and tags that they lose; as people compare them. */
public record TagStep(List<String> added, List<String> removed) {

  /** The tags after it: those that stay in their order, then the new ones. */
  List<String> on(List<String> tags) {
    var gone = removed.stream().map(Tags::folded).collect(Collectors.toSet());
    var after =
        new ArrayList<>(tags.stream().filter(it -> !gone.contains(Tags.folded(it))).toList());
    var there = after.stream().map(Tags::folded).collect(Collectors.toSet());
    for (var tag : added) if (there.add(Tags.folded(tag))) after.add(tag);
    return List.copyOf(after);
  }
}
