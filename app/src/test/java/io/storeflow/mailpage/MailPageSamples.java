package io.storeflow.mailpage;

import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a store writes in its mails. */
@Component
class MailPageSamples implements FeatureSamples {
  private final MailTexts texts;

  MailPageSamples(MailTexts texts) {
    this.texts = texts;
  }

  @Override
  public void tell(SampleBook book) {
    var base = "/s/{store}/settings/mails/{mail}";
    book.word("mail", this::mail);
    book.form(base + " write", this::form);
    book.formWithoutTrace(base + "/preview previewTyped", this::form);
    book.formWithoutTrace(base + "/trial trial", this::form);
    book.form(base + "/removal remove", spot -> Map.of());
    book.form(base + "/sending turn", spot -> Map.of("sent", "false"));
  }

  private String mail(Spot spot) {
    var kind = MailKind.READY;
    var in = spot.store().locale().getLanguage();
    if (spot.pattern().endsWith("/sending")) texts.send(spot.store(), kind, true, Actor.SYSTEM);
    if (spot.pattern().endsWith("/removal") && texts.own(spot.store(), kind, in).isEmpty())
      texts.write(spot.store(), kind, in, new OwnText("Own", "Words", 0), Actor.SYSTEM);
    if (spot.pattern().endsWith("{mail}")) texts.forget(spot.store(), kind, in, Actor.SYSTEM);
    return kind.code();
  }

  private Map<String, String> form(Spot spot) {
    return Map.of(
        "language",
        spot.store().locale().getLanguage(),
        "subject",
        "Order {order}",
        "text",
        "Hello {name}, it comes to {total}. " + spot.mark(),
        "version",
        "0");
  }
}
