/** What stores say in their mails, in their own words, and which they send. */
@NullMarked
package io.storeflow.mailtext;

import org.jspecify.annotations.NullMarked;
