package io.storeflow.storage;

import io.storeflow.platform.settings.MediaUrl;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The place of files, which is the right one or the start is refused. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  /** A picture of 20 MB takes a slow network folder that long; nobody waits longer for a page. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Bean
  @Lazy(false)
  @DependsOnDatabaseInitialization
  FileStorage fileStorage(@Value("${storeflow.media.url}") String url, FilePlace place) {
    var storage = new TimedStorage(at(url), LIMIT);
    place.check(storage);
    return storage;
  }

  /** Keys of a bucket come from where AWS's tools look: the environment, a file, the machine. */
  private static FileStorage at(String url) {
    return MediaUrl.isBucket(url)
        ? new BucketStorage(MediaUrl.bucket(url), DefaultCredentialsProvider.create(), LIMIT)
        : new FolderStorage(MediaUrl.folder(url));
  }
}
