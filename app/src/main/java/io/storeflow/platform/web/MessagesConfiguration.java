package io.storeflow.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.locale.Isolation;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of every module: one file per module in {@code messages/}, found by themselves. What
 * people typed keeps its own direction in them.
 */
@Configuration
public class MessagesConfiguration {

  @Bean
  MessageSource messageSource() throws IOException {
    var files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
    var source = new Isolating();
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setBasenames(
        Arrays.stream(files)
            .map(file -> String.valueOf(file.getFilename()).replace(".properties", ""))
            .filter(name -> !name.contains("_"))
            .sorted()
            .map(name -> "messages/" + name)
            .toArray(String[]::new));
    return source;
  }

  /** What was found once is known, whichever of the files it stands in. */
  private static final class Isolating extends ResourceBundleMessageSource {
    private record Key(String code, Locale locale) {}

    private final transient Cache<Key, Optional<String>> words =
        Caffeine.newBuilder().maximumSize(20_000).build();
    private final transient Cache<Key, Optional<MessageFormat>> formats =
        Caffeine.newBuilder().maximumSize(20_000).build();

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
      return words.get(new Key(code, locale), this::words).orElse(null);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
      return formats.get(new Key(code, locale), this::format).orElse(null);
    }

    private Optional<String> words(Key key) {
      return Optional.ofNullable(super.resolveCodeWithoutArguments(key.code(), key.locale()));
    }

    private Optional<MessageFormat> format(Key key) {
      return Optional.ofNullable(super.resolveCode(key.code(), key.locale()));
    }

    @Override
    protected Object[] resolveArguments(Object @Nullable [] arguments, @Nullable Locale locale) {
      return Arrays.stream(super.resolveArguments(arguments, locale))
          .map(it -> locale != null && it instanceof String name ? Isolation.of(name, locale) : it)
          .toArray();
    }
  }
}
