package io.storeflow.proofpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.proof.CodeMail;
import io.storeflow.proof.ProofCodes;
import io.storeflow.proof.ProofCodes.Written;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mails codes, in the language, name and colour of the store. */
@Component
class CodeMails {
  private final Stores stores;
  private final ProofCodes codes;
  private final MailTemplates templates;
  private final Mails mails;

  CodeMails(Stores stores, ProofCodes codes, MailTemplates templates, Mails mails) {
    this.stores = stores;
    this.codes = codes;
    this.templates = templates;
    this.mails = mails;
  }

  Runnable send(Job<CodeMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return codes
        .write(store, work.codeId())
        .map(it -> send(job.name(), store, it))
        .orElse(() -> {});
  }

  private Runnable send(String name, Store store, Written code) {
    var locale = store.locale();
    var subject = templates.word(locale, "proof.mail.subject", code.code(), store.name());
    var model =
        Map.of(
            "store",
            store,
            "subject",
            subject,
            "code",
            code.code(),
            "minutes",
            ProofCodes.LIFE.toMinutes());
    return mails.send(
        new Mail(
            name,
            code.email(),
            store.name(),
            store.settings().email(),
            subject,
            templates.text("proof", locale, model),
            templates.html("proof", locale, model)));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<CodeMail> codeMail(JobFactory jobs, CodeMails mails) {
      return jobs.closing(CodeMail.KIND, mails::send);
    }
  }
}
