package io.storeflow.uploads;

import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures of something while somebody edits it: what the buttons do to them. Saves nothing.
 *
 * @param rows in their order, those that are taken off at their places
 */
public record PictureList(List<PictureRow> rows) {
  public PictureList {
    rows = List.copyOf(rows);
  }

  /** Those that stay. */
  public List<PictureRow> left() {
    return rows.stream().filter(row -> !row.isOut()).toList();
  }

  /** These pictures behind the others; none stands there twice, and none that names no image. */
  public PictureList with(Collection<String> ids) {
    Set<String> there = new HashSet<>(List.of(""));
    var more = new ArrayList<PictureRow>();
    for (var row : rows) if (there.add(row.image())) more.add(row);
    for (var id : ids) if (there.add(id)) more.add(PictureRow.of(id, ""));
    return new PictureList(more);
  }

  /** Only those of these images. */
  public PictureList only(Set<String> ids) {
    return new PictureList(rows.stream().filter(row -> ids.contains(row.image())).toList());
  }

  /**
   * What a button does, as its value says it: "earlier-2", "later-2", "first-2", "move-3-0",
   * "off-1", "back-1", with places from 0. Anything else changes nothing.
   */
  public PictureList after(String act) {
    var parts = Typed.line(act).split("-");
    if (!Arrays.stream(parts).skip(1).allMatch(part -> part.matches("\\d{1,3}"))) return this;
    var places = Arrays.stream(parts).skip(1).map(Integer::valueOf).toList();
    if (places.isEmpty() || places.getFirst() >= rows.size()) return this;
    int at = places.getFirst();
    return switch (parts[0]) {
      case "earlier" -> moved(at, at - 1);
      case "later" -> moved(at, at + 1);
      case "first" -> moved(at, 0);
      case "move" -> places.size() == 2 ? moved(at, places.getLast()) : this;
      case "off" -> with(at, true);
      case "back" -> with(at, false);
      default -> this;
    };
  }

  /** The image whose sizes are to be made again, as a button says it: "again-2". */
  Optional<String> again(String act) {
    var place = Typed.line(act).replaceFirst("^again-", "");
    if (!act.startsWith("again-") || !place.matches("\\d{1,3}")) return Optional.empty();
    int at = Integer.parseInt(place);
    return at < rows.size() ? Optional.of(rows.get(at).image()) : Optional.empty();
  }

  private PictureList moved(int from, int to) {
    var all = new ArrayList<>(rows);
    all.add(Math.clamp(to, 0, rows.size() - 1), all.remove(from));
    return new PictureList(all);
  }

  private PictureList with(int at, boolean off) {
    var all = new ArrayList<>(rows);
    all.set(at, all.get(at).out(off));
    return new PictureList(all);
  }
}
