import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java source with google-java-format, or with {@code check} fails naming those that
 * are not.
 */
class FormatSources {
  public static void main(String[] args) throws Exception {
    boolean write = args.length > 0 && args[0].equals("write");
    var formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    for (var root : List.of("app/src", "db/codegen", "ops")) {
      if (!Files.isDirectory(Path.of(root))) continue;
      try (var files = Files.walk(Path.of(root))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          String tidy =
              formatter.formatSource(
                  ImportOrderer.reorderImports(
                      RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE));
          if (tidy.equals(source)) continue;
          if (write) Files.writeString(file, tidy);
          else wrong.add(file);
        }
      }
    }
    if (wrong.isEmpty()) return;
    System.err.println(
        "Not formatted; run ./mvnw toolchains:select-jdk-toolchain exec:exec@format:");
    wrong.forEach(file -> System.err.println("  " + file));
    System.exit(1);
  }
}
