package io.storeflow.importplan;

import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.List;

/** Collects why a product of a file cannot be as the file says. */
final class Troubles {
  private final List<Trouble> all = new ArrayList<>();

  /** About the product as a whole. */
  void add(String code, Object... args) {
    all.add(new Trouble("", "import.wrong." + code, List.of(args)));
  }

  /** About a variant; its line is the first that fills the message. */
  void add(FileVariant said, String code, Object... args) {
    var with = new ArrayList<Object>(List.of(args));
    with.addFirst(said.line());
    all.add(new Trouble("", "import.wrong.line." + code, with));
  }

  List<Trouble> all() {
    return List.copyOf(all);
  }
}
