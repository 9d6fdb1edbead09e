package io.storeflow.signin;

import io.storeflow.account.PasswordRules;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.input.Password;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.limit.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try a password. Tries for an account from one place are followed by waits
 * that grow: a minute, an hour, a day. From all places that nobody knows together there are few a
 * day, so that the owner, whose {@link KnownBrowsers browser} is counted by itself, is never kept
 * out by them. A try is counted before the password is looked at, and taken back when it was right:
 * guesses sent at once are all counted.
 */
@Component
public class SignInTries {
  private static final List<Rule> GROWING =
      List.of(Rule.SIGN_IN, Rule.SIGN_IN_HOUR, Rule.SIGN_IN_DAY);

  private record Count(Rule rule, String key) {}

  /**
   * A try that was counted, or the reason why there is none.
   *
   * @param byOthers whether it is others who tried too often
   */
  public record Try(Verdict verdict, boolean byOthers, Runnable takenBack) {
    /** It turned out to be right, or was not looked at: it does not count. */
    public void takeBack() {
      takenBack.run();
    }
  }

  private final RateLimits limits;
  private final KnownBrowsers browsers;
  private final People people;

  SignInTries(RateLimits limits, KnownBrowsers browsers, People people) {
    this.limits = limits;
    this.browsers = browsers;
    this.people = people;
  }

  public Try begin(String email, HttpServletRequest request) {
    var network = IpAddress.network(request.getRemoteAddr());
    var known = browsers.find(email, request);
    var place = known.orElse(email + " from " + network);
    List<Count> counts = new ArrayList<>(List.of(new Count(Rule.SIGN_IN_ADDRESS, network)));
    GROWING.forEach(rule -> counts.add(new Count(rule, place)));
    if (known.isEmpty()) counts.add(new Count(Rule.SIGN_IN_ACCOUNT, email));
    return begin(counts);
  }

  /**
   * Whether somebody who is signed in shows the password again.
   *
   * @throws Problem 429 after too many wrong ones
   */
  public boolean shows(Person person, @Nullable String password) {
    if (password == null || !Password.fits(password, PasswordRules.LONGEST)) return false;
    var attempt =
        begin(GROWING.stream().map(rule -> new Count(rule, "present " + person.id())).toList());
    if (!attempt.verdict().allowed())
      throw Problem.rateLimited(attempt.verdict().retryAfterSeconds());
    boolean right = people.authenticate(person.email(), password).isPresent();
    if (right) attempt.takeBack();
    return right;
  }

  private Try begin(List<Count> counts) {
    List<Count> taken = new ArrayList<>();
    var least = Integer.MAX_VALUE;
    for (var count : counts) {
      var verdict = limits.take(count.rule(), count.key());
      if (!verdict.allowed()) {
        takeBack(taken);
        return new Try(verdict, count.rule() == Rule.SIGN_IN_ACCOUNT, () -> {});
      }
      taken.add(count);
      if (count.rule() != Rule.SIGN_IN_ADDRESS) least = Math.min(least, verdict.remaining());
    }
    return new Try(new Verdict(true, least, Duration.ZERO), false, () -> takeBack(taken));
  }

  private void takeBack(List<Count> counts) {
    counts.forEach(count -> limits.giveBack(count.rule(), count.key()));
  }
}
