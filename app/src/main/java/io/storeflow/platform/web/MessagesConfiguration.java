package io.storeflow.platform.web;

import io.storeflow.platform.locale.Isolation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
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

  private static final class Isolating extends ResourceBundleMessageSource {
    @Override
    protected Object[] resolveArguments(Object @Nullable [] arguments, @Nullable Locale locale) {
      return Arrays.stream(super.resolveArguments(arguments, locale))
          .map(it -> locale != null && it instanceof String name ? Isolation.of(name, locale) : it)
          .toArray();
    }
  }
}
