package io.storeflow.proofpage;

import io.storeflow.platform.id.PublicId;
import io.storeflow.proof.KnownCode;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shoppers who show who they are. */
@Component
class ProofSamples implements FeatureSamples {
  private final DSLContext db;

  ProofSamples(DSLContext db) {
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("asked", this::asked);
    book.formWithoutTrace("/shop/{store}/me/code ask", ProofSamples::email);
    book.formWithoutTrace("/shop/{store}/me/proof prove", spot -> Map.of("code", "123456"));
    book.formWithoutTrace(
        "/shop/{store}/me/birthday celebrate", spot -> Map.of("day", "3", "month", "3"));
    book.body("/api/v1/stores/{store}/proofs ask", ProofSamples::asking);
    book.body("/api/v1/stores/{store}/proofs/{asked} prove", spot -> code());
  }

  private String asked(Spot spot) {
    var id = PublicId.random();
    KnownCode.mail(db, spot.store(), id, "mika@example.com");
    return id;
  }

  private static ObjectNode code() {
    return JsonNodeFactory.instance.objectNode().put("code", KnownCode.CODE);
  }

  private static Map<String, String> email(Spot spot) {
    return Map.of("email", "mika" + spot.mark() + "@example.com");
  }

  private static ObjectNode asking(Spot spot) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("email", "mika" + spot.mark() + "@example.com");
  }
}
