package io.storeflow.editpage;

import io.storeflow.orderedit.EditQueries;
import io.storeflow.recipient.Recipients;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Edits of orders. */
@Component
class EditSamples implements FeatureSamples {
  private static final String RECIPIENT = "/s/{store}/orders/{number}/recipient";

  private final World world;
  private final EditQueries queries;
  private final Recipients recipients;

  EditSamples(World world, EditQueries queries, Recipients recipients) {
    this.world = world;
    this.queries = queries;
    this.recipients = recipients;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace("/s/{store}/orders/{number}/edits create", this::form);
    book.formWithoutTrace("/s/{store}/orders/{number}/edits/preview preview", this::form);
    book.form(RECIPIENT + " change", this::recipient);
  }

  private Map<String, String> recipient(Spot spot) {
    var now = recipients.of(spot.store(), Long.parseLong(spot.at("number")));
    var at = now.address();
    return new HashMap<>(
        Map.of(
            "name",
            "Jun Ito",
            "email",
            "jun@example.com",
            "phone",
            "",
            "line1",
            at.line1(),
            "line2",
            at.line2(),
            "postalCode",
            at.postalCode(),
            "city",
            at.city(),
            "region",
            at.region(),
            "version",
            Integer.toString(now.version()),
            "mails",
            "true"));
  }

  private Map<String, String> form(Spot spot) {
    var order = queries.find(spot.store(), Long.parseLong(spot.at("number")));
    var form = new HashMap<String, String>();
    form.put("less[0].line", order.order().lines().getFirst().id());
    form.put("less[0].quantity", "1");
    form.put("less[0].restock", "true");
    form.put("more[0].variant", world.goods(spot.store(), 500, 2000).publicId());
    form.put("more[0].quantity", "1");
    form.put("words", "ramen");
    form.put("pick", "");
    form.put("kind", "cash");
    form.put("once", "");
    form.put("seen", "");
    return form;
  }
}
