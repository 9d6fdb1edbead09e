package io.storeflow.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stand-in for Stripe as a process on 127.0.0.1. It is test code and never in the jar: where
 * {@code target/test-classes} is not beside our own classes, there is none.
 */
public final class FakeStripe {
  /** Where the application takes Stripe's events. */
  public static final String WEBHOOK = "/webhooks/stripe";

  private static final String MAIN = "io.storeflow.standin.StripeStandIn";
  private static final String CLASS = "/" + MAIN.replace('.', '/') + ".class";
  private static final String SECRET_KEY = "sk_test_standinForStripeNoMoneyMoves";
  private static final String PUBLISHABLE_KEY = "pk_test_standinForStripeNoMoneyMoves";
  private static final String CLIENT_ID = "ca_standinForStripeNoMoneyMoves";
  private static final String ACCOUNT_SECRET = "whsec_standinAccountNoMoneyMoves";
  private static final String CONNECT_SECRET = "whsec_standinConnectNoMoneyMoves";

  private FakeStripe() {}

  /** Whether its classes are on the class path, or where they are compiled to. */
  static boolean isThere() {
    return FakeStripe.class.getResource(CLASS) != null || classes().isPresent();
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param data where it notes its process id, and keeps accounts and payments
   * @param more further arguments, each {@code --name=value}
   */
  public static EngineProcess start(Path data, int port, String memory, List<String> more) {
    var folder = data.toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var pidFile = folder.resolve("standin.pid");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx" + memory));
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.addAll(
        List.of(
            "--port=" + port,
            "--data=" + folder,
            "--secret-key=" + SECRET_KEY,
            "--publishable-key=" + PUBLISHABLE_KEY,
            "--client-id=" + CLIENT_ID,
            "--account-secret=" + ACCOUNT_SECRET,
            "--connect-secret=" + CONNECT_SECRET));
    command.addAll(more);
    return EngineProcess.start(
        "The stand-in for Stripe", command, folder, pidFile, () -> answers(port));
  }

  /** What an application needs to be told to use it. */
  public static Map<String, String> settings(int port) {
    return Map.of(
        "storeflow.stripe.secret-key",
        SECRET_KEY,
        "storeflow.stripe.publishable-key",
        PUBLISHABLE_KEY,
        "storeflow.stripe.webhook-secrets",
        "account=" + ACCOUNT_SECRET + ",connect=" + CONNECT_SECRET,
        "storeflow.stripe.client-id",
        CLIENT_ID,
        "storeflow.stripe.api-base",
        url(port),
        "storeflow.stripe.script",
        url(port) + "/v3/stripe.js");
  }

  public static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  /** The folder of its classes, beside that of ours. */
  private static Optional<Path> classes() {
    try {
      var ours =
          Path.of(FakeStripe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var tests = ours.resolveSibling("test-classes");
      return Files.isRegularFile(Path.of(tests + CLASS)) ? Optional.of(tests) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException inAJar) {
      return Optional.empty();
    }
  }

  private static String classPath() {
    var all = System.getProperty("java.class.path");
    return classes().map(tests -> tests + File.pathSeparator + all).orElse(all);
  }

  private static boolean answers(int port) {
    try {
      var asked =
          (HttpURLConnection) URI.create(url(port) + "/_control/webhooks").toURL().openConnection();
      asked.setConnectTimeout(500);
      asked.setReadTimeout(2000);
      return asked.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
