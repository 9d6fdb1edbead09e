/** What people change of their own account: profile, password, proof of the e-mail address. */
@NullMarked
package io.storeflow.profile;

import org.jspecify.annotations.NullMarked;
