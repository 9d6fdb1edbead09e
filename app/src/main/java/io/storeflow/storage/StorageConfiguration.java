package io.storeflow.storage;

import io.storeflow.platform.settings.MediaUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The place of files, which is the right one or the start is refused. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  @Lazy(false)
  @DependsOnDatabaseInitialization
  FileStorage fileStorage(@Value("${storeflow.media.url}") String url, FilePlace place) {
    var storage = new FolderStorage(MediaUrl.folder(url));
    place.check(storage);
    return storage;
  }
}
