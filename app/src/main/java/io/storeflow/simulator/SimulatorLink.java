package io.storeflow.simulator;

import io.storeflow.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The address of a simulation: all that was typed, and nothing that was left empty. */
final class SimulatorLink {
  private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");

  private SimulatorLink() {}

  static String of(Store store, SimulatorForm form) {
    var link = new SimulatorLink();
    for (int i = 0; i < form.ids().size(); i++) {
      var id = form.ids().get(i);
      if (form.isOut(i)) continue;
      link.add("variant", id).add("units", form.typed(i));
      for (var each : all(form.picked())) if (each.startsWith(id + ":")) link.add("picked", each);
    }
    for (var each : all(form.group())) link.add("group", each);
    link.add("email", form.email())
        .add("tier", form.tier())
        .add("first", form.first())
        .add("country", form.country())
        .add("region", form.region())
        .add("postal", form.postal())
        .add("line1", form.line1())
        .add("city", form.city())
        .add("rate", form.rate())
        .add("channel", form.channel())
        .add("codes", form.codes())
        .add("points", form.points())
        .add("date", form.date())
        .add("time", form.time())
        .add("share", form.share())
        .add("currency", form.currency())
        .add("vatId", form.vatId())
        .add("confirmed", form.confirmed());
    for (var each : all(form.free())) if (form.ids().contains(each)) link.add("free", each);
    return store.page("/pricing/simulate") + link.query;
  }

  private SimulatorLink add(String name, @Nullable String value) {
    if (value != null && !value.isBlank())
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  private static List<String> all(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }
}
