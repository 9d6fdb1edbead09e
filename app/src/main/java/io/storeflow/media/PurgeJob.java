package io.storeflow.media;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.cdn.Cdn;
import io.storeflow.cdn.CdnAway;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.picture.Images;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the network before us of a picture that was taken down. */
@Configuration
class PurgeJob {
  static final TaskDescriptor<TakenDown> PURGE = TaskDescriptor.of("cdn.purge", TakenDown.class);

  /** A picture that is not there any more. */
  record TakenDown(long storeId, String publicId) implements JobPayload {}

  @Bean
  static Task<TakenDown> purge(JobFactory factory, Stores stores, Cdn cdn, PublicUrl url) {
    return factory.task(PURGE, gone -> forget(gone, stores, cdn, url));
  }

  private static void forget(TakenDown gone, Stores stores, Cdn cdn, PublicUrl url) {
    var path = MediaPath.of(stores.reopen(gone.storeId()), gone.publicId());
    try {
      cdn.forget(addresses(url.of(path)));
    } catch (CdnAway away) {
      throw new Away("The CDN cannot be told", away);
    }
  }

  /** All that pages name: each size, plain and as WebP. */
  static List<String> addresses(String picture) {
    var all = new ArrayList<>(List.of(picture, picture + "?as=webp"));
    for (int side : Images.SIDES) {
      all.add(picture + "?side=" + side);
      all.add(picture + "?side=" + side + "&as=webp");
    }
    return all;
  }
}
