package io.storeflow.signin;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signing in. */
@Component
class SignInSamples implements FeatureSamples {
  private final SignInLinks links;

  SignInSamples(SignInLinks links) {
    this.links = links;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace("/login create", SignInSamples::password);
    book.formWithoutTrace("/login/again create", SignInSamples::password);
    book.formWithoutTrace("/login/links send", spot -> Map.of("email", spot.person().email()));
    book.formWithoutTrace("/login/link use", spot -> Map.of("token", links.issue(spot.person())));
  }

  private static Map<String, String> password(Spot spot) {
    return Map.of("email", spot.person().email(), "password", World.PASSWORD);
  }
}
