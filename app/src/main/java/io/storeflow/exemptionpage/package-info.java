/** Where staff say of which products shoppers may not withdraw. */
@NullMarked
package io.storeflow.exemptionpage;

import org.jspecify.annotations.NullMarked;
