package io.storeflow.platform.mail;

/** The way a mail leaves: by SMTP, or into the mailbox of local mode. */
interface Post {

  /**
   * Sends the mail.
   *
   * @return what is to be written in the transaction that ends the job
   */
  Runnable send(Mail mail);
}
