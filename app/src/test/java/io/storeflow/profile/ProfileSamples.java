package io.storeflow.profile;

import static io.storeflow.db.Tables.PERSON;

import io.storeflow.account.EmailVerifications;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What people change of themselves. */
@Component
class ProfileSamples implements FeatureSamples {
  private final World world;
  private final DSLContext db;
  private final EmailVerifications verifications;
  private final PasswordResets resets;

  ProfileSamples(
      World world, DSLContext db, EmailVerifications verifications, PasswordResets resets) {
    this.world = world;
    this.db = db;
    this.verifications = verifications;
    this.resets = resets;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/account update", spot -> Map.of("name", "Grace " + spot.mark(), "language", "en"));
    book.form(
        "/account/password changePassword",
        spot -> Map.of("present", World.PASSWORD, "chosen", another(spot)));
    book.form("/account/email verify", this::unconfirmed);
    book.formWithoutTrace(
        "/account/password/forgotten send", spot -> Map.of("email", spot.person().email()));
    book.form(
        "/account/password/reset set",
        spot -> Map.of("token", resets.issue(spot.person()), "password", another(spot)));
    book.foreign(spot -> world.person().email(), "email");
    // A store of the form's own may be called like the other one by now: nobody's password.
    book.foreign(spot -> world.store().publicId(), "password", "chosen");
  }

  /** What is confirmed already is confirmed by nobody. */
  private Map<String, String> unconfirmed(Spot spot) {
    db.update(PERSON)
        .setNull(PERSON.EMAIL_VERIFIED_AT)
        .where(PERSON.ID.eq(spot.person().id()))
        .execute();
    return Map.of("token", verifications.issue(spot.person()));
  }

  private static String another(Spot spot) {
    return "another password " + spot.mark();
  }
}
