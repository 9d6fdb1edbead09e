/** What forms and bodies bring, read through {@code platform.input}, and what is wrong with it. */
@NullMarked
package io.storeflow.platform.form;

import org.jspecify.annotations.NullMarked;
