package io.storeflow.fill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Profiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code fill}: a big store on demand. Opens no port; ends with an exit code. */
@Command(
    name = "fill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Adds made-up products and orders to a store, for load and for trying things.")
public final class FillCommand implements Callable<Integer> {
  private static final String NAME = "fill";

  /** No pages, no jobs: what is not needed is not even made. */
  private static final List<String> QUIET =
      List.of(
          "--server.port=-1",
          "--management.server.port=-1",
          "--spring.main.lazy-initialization=true",
          "--spring.main.log-startup-info=false",
          "--storeflow.command=" + NAME,
          "--logging.level.io.storeflow=warn",
          "--logging.level.root=error");

  private final Class<?> application;
  private final List<String> settings;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--store", paramLabel = "<slug>", description = "The store to fill.")
  private @Nullable String store;

  @Option(
      names = "--stores",
      paramLabel = "<n>",
      description = "Instead: fill each of the stores load-01 to load-<n>, opening those missing.")
  private int stores;

  @Option(names = "--products", defaultValue = "0", description = "Products to add; 0 to 1000000.")
  private int products;

  @Option(names = "--variants", defaultValue = "1", description = "Variants of each; 1 to 50.")
  private int variants;

  @Option(
      names = "--labels",
      description = "Also categories, brands, tags and options, as large shops have them.")
  private boolean labels;

  @Option(names = "--orders", defaultValue = "0", description = "Orders to add; 0 to 1000000.")
  private int orders;

  @Option(
      names = "--days",
      defaultValue = "365",
      description = "Spread the orders over so many days.")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same goods.")
  private long seed;

  @Option(names = "--yes", description = "Needed in production: this cannot be undone.")
  private boolean yes;

  private FillCommand(Class<?> application, List<String> settings) {
    this.application = application;
    this.settings = settings;
  }

  /** Whether the arguments ask for it: the first that is no option is its name. */
  public static boolean isMeant(String[] arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> !argument.startsWith("-"))
        .findFirst()
        .filter(NAME::equals)
        .isPresent();
  }

  /**
   * Runs the command and returns its exit code: 0 done, 1 failed or refused, 2 wrongly asked.
   *
   * @param application the class to start the context from
   * @param arguments settings of the application may stand among them, such as --spring.x=y
   */
  public static int run(Class<?> application, String[] arguments) {
    List<String> settings = new ArrayList<>(QUIET);
    List<String> own = new ArrayList<>();
    for (var argument : arguments) {
      if (argument.matches("--(spring|storeflow|logging)\\..*")) settings.add(argument);
      else if (!argument.equals(NAME)) own.add(argument);
    }
    return new CommandLine(new FillCommand(application, settings))
        .execute(own.toArray(String[]::new));
  }

  @Override
  public Integer call() {
    check();
    try (var context =
        new SpringApplicationBuilder(application).run(settings.toArray(String[]::new))) {
      var profiles = context.getEnvironment();
      if (!yes && !profiles.acceptsProfiles(Profiles.of("local | test | staging"))) {
        return refuse(
            "This is production, and filling cannot be undone. Say --yes if you mean it.");
      }
      context
          .getBean(FillRun.class)
          .run(store, stores, products, variants, labels, orders, days, seed);
      return 0;
    } catch (FillRefused refused) {
      return refuse(String.valueOf(refused.getMessage()));
    }
  }

  private void check() {
    need((store == null) != (stores == 0), "Name the store: --store=<slug>, or --stores=<n>.");
    within("--stores", stores, 0, 1_000);
    within("--products", products, 0, 1_000_000);
    within("--variants", variants, 1, 50);
    within("--orders", orders, 0, 1_000_000);
    within("--days", days, 1, 3_650);
    need(products + orders > 0, "Say how much: --products=<n>, --orders=<n> or both.");
  }

  private void within(String option, int value, int least, int most) {
    need(
        value >= least && value <= most,
        option + " must be from " + least + " to " + most + ", not " + value + ".");
  }

  private void need(boolean condition, String message) {
    if (!condition) throw new ParameterException(spec.commandLine(), message);
  }

  private int refuse(String reason) {
    spec.commandLine().getErr().println(reason);
    return 1;
  }
}
